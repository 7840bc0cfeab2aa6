package cn.bootx.starter.dingtalk.autoconfigure;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.Map;
import java.util.Set;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.aop.framework.autoproxy.AutoProxyUtils;
import org.springframework.aop.support.AopUtils;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.core.MethodIntrospector;
import org.springframework.core.annotation.AnnotatedElementUtils;

import cn.bootx.starter.dingtalk.handler.DingTalkEventMessage;
import cn.bootx.starter.dingtalk.handler.DingTalkEventHandler;
import cn.bootx.starter.dingtalk.handler.DingTalkEvent;
import cn.bootx.starter.dingtalk.handler.DingTalkHandlers;
import cn.bootx.starter.dingtalk.handler.DingTalkMessage;
import cn.bootx.starter.dingtalk.handler.DingTalkRobotMessage;
import cn.bootx.starter.dingtalk.robot.DingTalkRobotMsg;
import cn.bootx.starter.dingtalk.robot.DingTalkRobotText;

/**
 * Finds annotated methods when all beans are known, and makes handlers of them that come
 * after the handler beans. A bean is looked up when its method is called, so that lazy
 * beans stay lazy.
 */
final class AnnotatedHandlers implements SmartInitializingSingleton {

	private static final Logger logger = LoggerFactory.getLogger(AnnotatedHandlers.class);

	private final ConfigurableListableBeanFactory beans;

	private final DingTalkHandlers handlers;

	AnnotatedHandlers(ConfigurableListableBeanFactory beans, DingTalkHandlers handlers) {
		this.beans = beans;
		this.handlers = handlers;
	}

	@Override
	public void afterSingletonsInstantiated() {
		for (String name : this.beans.getBeanDefinitionNames()) {
			Class<?> type = AutoProxyUtils.determineTargetClass(this.beans, name);
			if (type != null && !type.getName().startsWith("org.springframework.")) {
				events(name, type);
				robots(name, type);
			}
		}
	}

	private void events(String bean, Class<?> type) {
		Map<Method, DingTalkEvent> methods = MethodIntrospector.selectMethods(type,
				(MethodIntrospector.MetadataLookup<DingTalkEvent>) (method) -> AnnotatedElementUtils
					.findMergedAnnotation(method, DingTalkEvent.class));
		methods.forEach((method, listener) -> {
			check(method, DingTalkEventMessage.class, method.getReturnType() == void.class, "nothing");
			Set<String> types = Set.of(listener.value());
			logger.info("DingTalk events {} are handled by {}", types.isEmpty() ? "of all types" : types,
					method.toGenericString());
			DingTalkEventHandler handler = (event) -> invoke(bean, method, event);
			if (types.isEmpty()) {
				this.handlers.addEventHandler(handler);
			}
			types.forEach((eventType) -> this.handlers.addEventHandler(new TypedHandler(eventType, handler)));
		});
	}

	private void robots(String bean, Class<?> type) {
		Map<Method, DingTalkMessage> methods = MethodIntrospector.selectMethods(type,
				(MethodIntrospector.MetadataLookup<DingTalkMessage>) (method) -> AnnotatedElementUtils
					.findMergedAnnotation(method, DingTalkMessage.class));
		methods.keySet().forEach((method) -> {
			Class<?> returned = method.getReturnType();
			check(method, DingTalkRobotMessage.class,
					returned == void.class || returned == String.class
							|| DingTalkRobotMsg.class.isAssignableFrom(returned),
					"nothing, a String or a DingTalkRobotMsg");
			logger.info("DingTalk robot messages are handled by {}", method.toGenericString());
			this.handlers.addRobotHandler((message) -> reply(invoke(bean, method, message)));
		});
	}

	private @Nullable Object invoke(String bean, Method method, Object argument) throws Exception {
		Object target = this.beans.getBean(bean);
		Method invocable = AopUtils.selectInvocableMethod(method, target.getClass());
		try {
			invocable.trySetAccessible();
			return invocable.invoke(target, argument);
		}
		catch (InvocationTargetException ex) {
			if (ex.getTargetException() instanceof Exception failure) {
				throw failure;
			}
			throw ex;
		}
	}

	private static @Nullable DingTalkRobotMsg reply(@Nullable Object returned) {
		return (returned instanceof String text) ? new DingTalkRobotText(text) : (DingTalkRobotMsg) returned;
	}

	private static void check(Method method, Class<?> parameter, boolean returnsRight, String returned) {
		boolean takesRight = method.getParameterCount() == 1 && method.getParameterTypes()[0] == parameter;
		if (!takesRight || !returnsRight) {
			throw new IllegalStateException("The annotated method " + method.toGenericString() + " must take one "
					+ parameter.getSimpleName() + " and return " + returned);
		}
	}

	/**
	 * A handler of one type.
	 */
	private record TypedHandler(String eventType, DingTalkEventHandler handler) implements DingTalkEventHandler {

		@Override
		public String getEventType() {
			return this.eventType;
		}

		@Override
		public void handle(DingTalkEventMessage event) throws Exception {
			this.handler.handle(event);
		}

	}

}
