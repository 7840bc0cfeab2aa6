package cn.bootx.starter.core.handler;

import java.lang.annotation.Annotation;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

import org.springframework.aop.framework.autoproxy.AutoProxyUtils;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.core.MethodIntrospector;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.core.annotation.AnnotationUtils;
import org.springframework.core.annotation.Order;
import org.springframework.core.annotation.OrderUtils;

/**
 * Finds the annotated methods of all beans. No bean is created for that.
 *
 * @param <C> what a handler is called with
 * @since 0.1.0
 */
public final class HandlerMethods<C> {

	private final ConfigurableListableBeanFactory beans;

	private final HandlerArguments<C> arguments;

	private final List<Class<?>> returned;

	/**
	 * Makes a scanner.
	 * @param arguments what a method may ask for
	 * @param returned what a method may return
	 */
	public HandlerMethods(ConfigurableListableBeanFactory beans, HandlerArguments<C> arguments, Class<?>... returned) {
		this.beans = beans;
		this.arguments = arguments;
		this.returned = List.of(returned);
	}

	/**
	 * The methods with an annotation, in the order of their {@link Order}, then of their
	 * class's, then of their names.
	 */
	public <A extends Annotation> List<HandlerMethod<C, A>> with(Class<A> annotation) {
		List<HandlerMethod<C, A>> found = new ArrayList<>();
		for (String name : this.beans.getBeanDefinitionNames()) {
			Class<?> type = AutoProxyUtils.determineTargetClass(this.beans, name);
			if (type != null && AnnotationUtils.isCandidateClass(type, annotation)) {
				Map<Method, A> methods = MethodIntrospector.selectMethods(type,
						(MethodIntrospector.MetadataLookup<A>) (method) -> AnnotatedElementUtils
							.findMergedAnnotation(method, annotation));
				methods.forEach((method, present) -> found.add(new HandlerMethod<>(present, method, order(method, type),
						() -> this.beans.getBean(name), this.arguments, this.returned)));
			}
		}
		found.sort(Comparator.<HandlerMethod<C, A>>comparingInt(HandlerMethod::order)
			.thenComparing(HandlerMethod::toString));
		return found;
	}

	private static int order(Method method, Class<?> type) {
		Order order = AnnotatedElementUtils.findMergedAnnotation(method, Order.class);
		return (order != null) ? order.value() : OrderUtils.getOrder(type, Ordered.LOWEST_PRECEDENCE);
	}

}
