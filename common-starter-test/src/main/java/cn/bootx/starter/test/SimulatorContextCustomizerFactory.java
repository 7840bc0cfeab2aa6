package cn.bootx.starter.test;

import java.util.EnumSet;
import java.util.List;

import org.jspecify.annotations.Nullable;

import org.springframework.test.context.ContextConfigurationAttributes;
import org.springframework.test.context.ContextCustomizer;
import org.springframework.test.context.ContextCustomizerFactory;
import org.springframework.test.context.TestContextAnnotationUtils;

/**
 * Finds {@link SimulatedPlatforms} on a test class or a class around it.
 */
final class SimulatorContextCustomizerFactory implements ContextCustomizerFactory {

	@Override
	public @Nullable ContextCustomizer createContextCustomizer(Class<?> testClass,
			List<ContextConfigurationAttributes> attributes) {
		SimulatedPlatforms annotation = TestContextAnnotationUtils.findMergedAnnotation(testClass,
				SimulatedPlatforms.class);
		if (annotation == null) {
			return null;
		}
		EnumSet<SimulatedPlatform> platforms = EnumSet.noneOf(SimulatedPlatform.class);
		platforms.addAll(List.of(annotation.value()));
		return new SimulatorContextCustomizer(platforms);
	}

}
