package cn.bootx.starter.test;

import java.lang.reflect.Parameter;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;

import cn.bootx.starter.simulator.PlatformSimulator;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

import org.springframework.core.annotation.MergedAnnotation;
import org.springframework.core.annotation.MergedAnnotations;
import org.springframework.core.annotation.MergedAnnotations.SearchStrategy;
import org.springframework.test.context.junit.jupiter.SpringExtension;

/**
 * What {@link SimulatedPlatforms} stands for.
 */
final class SimulatorExtension implements BeforeEachCallback, AfterEachCallback, AfterAllCallback, ParameterResolver {

	private static final Namespace NAMESPACE = Namespace.create(SimulatorExtension.class);

	private static final String NUMBER = "number";

	private static final AtomicInteger TESTS = new AtomicInteger();

	@Override
	public void beforeEach(ExtensionContext context) {
		context.getStore(NAMESPACE).put(NUMBER, TESTS.incrementAndGet());
		simulator(context).reset();
	}

	/** A test that failed already is not failed again. */
	@Override
	public void afterEach(ExtensionContext context) {
		PlatformSimulator simulator = simulator(context);
		List<String> unused = simulator.faults().unused();
		simulator.faults().clear();
		if (!unused.isEmpty() && context.getExecutionException().isEmpty()) {
			throw new AssertionError("No call met these faults: " + String.join(", ", unused) + "; the calls were "
					+ simulator.calls().all() + " (有故障没有被用到)");
		}
	}

	@Override
	public void afterAll(ExtensionContext context) {
		PlatformSimulator own = context.getStore(NAMESPACE).remove(PlatformSimulator.class, PlatformSimulator.class);
		if (own != null) {
			own.close();
		}
	}

	@Override
	public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
		return SimulatedPeople.supports(parameter.getParameter().getType());
	}

	@Override
	public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
		Parameter wanted = parameter.getParameter();
		return SimulatedPeople.resolve(simulator(context), wanted.getType(), wanted.getName() + number(context));
	}

	/** Keeps the people of a test apart from those of others. */
	private static int number(ExtensionContext context) {
		Integer number = context.getStore(NAMESPACE).get(NUMBER, Integer.class);
		return (number != null) ? number : 0;
	}

	private static PlatformSimulator simulator(ExtensionContext context) {
		return usesSpring(context.getRequiredTestClass())
				? SpringExtension.getApplicationContext(context).getBean(PlatformSimulator.class)
				: ownSimulator(context);
	}

	/** One for a class and the classes nested in it. */
	private static PlatformSimulator ownSimulator(ExtensionContext context) {
		PlatformSimulator known = context.getStore(NAMESPACE).get(PlatformSimulator.class, PlatformSimulator.class);
		if (known != null) {
			return known;
		}
		PlatformSimulator started = PlatformSimulator.start();
		ReadyAccounts.register(started);
		outermost(context).getStore(NAMESPACE).put(PlatformSimulator.class, started);
		return started;
	}

	private static ExtensionContext outermost(ExtensionContext context) {
		ExtensionContext found = context;
		Optional<ExtensionContext> parent = context.getParent();
		while (parent.isPresent() && parent.get().getTestClass().isPresent()) {
			found = parent.get();
			parent = found.getParent();
		}
		return found;
	}

	private static boolean usesSpring(Class<?> testClass) {
		return MergedAnnotations.search(SearchStrategy.TYPE_HIERARCHY)
			.withEnclosingClasses(Class::isMemberClass)
			.from(testClass)
			.stream(ExtendWith.class)
			.flatMap(SimulatorExtension::extensions)
			.anyMatch((extension) -> extension == SpringExtension.class);
	}

	private static Stream<Class<?>> extensions(MergedAnnotation<ExtendWith> annotation) {
		return Arrays.stream(annotation.getClassArray(MergedAnnotation.VALUE));
	}

}
