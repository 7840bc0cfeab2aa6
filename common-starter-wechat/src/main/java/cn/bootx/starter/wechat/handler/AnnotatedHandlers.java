package cn.bootx.starter.wechat.handler;

import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;
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
 */
final class AnnotatedHandlers {

	private final ConfigurableListableBeanFactory beans;

	AnnotatedHandlers(ConfigurableListableBeanFactory beans) {
		this.beans = beans;
	}

	List<HandlerBinding> find() {
		List<OrderedBinding> found = new ArrayList<>();
		for (String name : this.beans.getBeanDefinitionNames()) {
			Class<?> type = AutoProxyUtils.determineTargetClass(this.beans, name);
			if (type != null
					&& AnnotationUtils.isCandidateClass(type, List.of(WeChatMessage.class, WeChatEvent.class))) {
				bind(name, type, found);
			}
		}
		found.sort(Comparator.comparingInt(OrderedBinding::order).thenComparing((entry) -> entry.binding().name()));
		return found.stream().map(OrderedBinding::binding).toList();
	}

	private void bind(String name, Class<?> type, List<OrderedBinding> found) {
		Map<Method, MessagePattern> methods = MethodIntrospector.selectMethods(type, AnnotatedHandlers::pattern);
		methods.forEach((method, pattern) -> {
			AnnotatedMethod handler = new AnnotatedMethod(method, () -> this.beans.getBean(name));
			found.add(new OrderedBinding(order(method, type),
					new HandlerBinding(handler.toString(), pattern, handler, false)));
		});
	}

	private static @Nullable MessagePattern pattern(Method method) {
		WeChatMessage message = AnnotatedElementUtils.findMergedAnnotation(method, WeChatMessage.class);
		if (message != null) {
			Pattern content = message.content().isEmpty() ? null : Pattern.compile(message.content(), Pattern.DOTALL);
			return new MessagePattern(message.type().msgType(), null, null, content, Set.of(message.accounts()));
		}
		WeChatEvent event = AnnotatedElementUtils.findMergedAnnotation(method, WeChatEvent.class);
		if (event != null) {
			return new MessagePattern("event", event.value(), event.key().isEmpty() ? null : event.key(), null,
					Set.of(event.accounts()));
		}
		return null;
	}

	private static int order(Method method, Class<?> type) {
		Order order = AnnotatedElementUtils.findMergedAnnotation(method, Order.class);
		return (order != null) ? order.value() : OrderUtils.getOrder(type, Ordered.LOWEST_PRECEDENCE);
	}

	private record OrderedBinding(int order, HandlerBinding binding) {
	}

}
