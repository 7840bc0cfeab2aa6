package cn.bootx.starter.dingtalk.handler;

import java.lang.annotation.Annotation;
import java.lang.reflect.Method;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.aop.framework.autoproxy.AutoProxyUtils;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.core.MethodIntrospector;
import org.springframework.core.annotation.AnnotatedElementUtils;

import cn.bootx.starter.dingtalk.robot.DingTalkRobotMsg;
import cn.bootx.starter.dingtalk.robot.DingTalkRobotText;

/**
 * Finds annotated methods when all beans are known, and makes handlers of them that come
 * after the handler beans.
 */
final class AnnotatedHandlers implements SmartInitializingSingleton {

	private static final Logger logger = LoggerFactory.getLogger(AnnotatedHandlers.class);

	private final ConfigurableListableBeanFactory beans;

	private final DingTalkDispatch handlers;

	AnnotatedHandlers(ConfigurableListableBeanFactory beans, DingTalkDispatch handlers) {
		this.beans = beans;
		this.handlers = handlers;
	}

	@Override
	public void afterSingletonsInstantiated() {
		for (String name : this.beans.getBeanDefinitionNames()) {
			Class<?> type = AutoProxyUtils.determineTargetClass(this.beans, name);
			if (type != null && !type.getName().startsWith("org.springframework.")) {
				find(name, type, DingTalkEvent.class, this::addEvent);
				find(name, type, DingTalkMessage.class, this::addMessage);
				find(name, type, DingTalkCardClick.class, this::addClick);
			}
		}
	}

	private <A extends Annotation> void find(String bean, Class<?> type, Class<A> annotation,
			BiConsumer<HandlerMethod, A> found) {
		Map<Method, A> methods = MethodIntrospector.selectMethods(type,
				(MethodIntrospector.MetadataLookup<A>) (method) -> AnnotatedElementUtils.findMergedAnnotation(method,
						annotation));
		methods.forEach((method, present) -> found.accept(new HandlerMethod(this.beans, bean, method), present));
	}

	private void addEvent(HandlerMethod method, DingTalkEvent event) {
		method.check(DingTalkEventMessage.class, List.of());
		Set<String> types = Set.of(event.value());
		logger.info("DingTalk events {} are handled by {}", types.isEmpty() ? "of all types" : types, method);
		if (types.isEmpty()) {
			this.handlers.addEventHandler(new EventMethod(method, null, Set.of(event.accounts())));
		}
		types.forEach((type) -> this.handlers.addEventHandler(new EventMethod(method, type, Set.of(event.accounts()))));
	}

	private void addMessage(HandlerMethod method, DingTalkMessage message) {
		method.check(DingTalkRobotMessage.class, List.of(String.class, DingTalkRobotMsg.class));
		logger.info("DingTalk robot messages are handled by {}", method);
		Pattern content = message.content().isEmpty() ? null : Pattern.compile(message.content());
		this.handlers
			.addRobotHandler(new MessageMethod(method, Set.of(message.type()), content, Set.of(message.accounts())));
	}

	private void addClick(HandlerMethod method, DingTalkCardClick click) {
		method.check(DingTalkCardAction.class, List.of(DingTalkCardChange.class));
		logger.info("Clicks on DingTalk cards are handled by {}", method);
		this.handlers.addCardHandler(
				new ClickMethod(method, click.key().isEmpty() ? null : click.key(), Set.of(click.accounts())));
	}

	private record EventMethod(HandlerMethod method, @Nullable String getEventType,
			Set<String> getAccounts) implements DingTalkEventHandler {

		@Override
		public void handle(DingTalkEventMessage event) throws Exception {
			this.method.invoke(event);
		}

		@Override
		public String toString() {
			return this.method.toString();
		}

	}

	private record MessageMethod(HandlerMethod method, Set<String> types, @Nullable Pattern content,
			Set<String> getAccounts) implements DingTalkMessageHandler {

		@Override
		public @Nullable DingTalkRobotMsg handle(DingTalkRobotMessage message) throws Exception {
			boolean matches = (this.types.isEmpty() || this.types.contains(message.msgType()))
					&& (this.content == null || this.content.matcher(message.text()).matches());
			Object returned = matches ? this.method.invoke(message) : null;
			return (returned instanceof String text) ? new DingTalkRobotText(text) : (DingTalkRobotMsg) returned;
		}

		@Override
		public String toString() {
			return this.method.toString();
		}

	}

	private record ClickMethod(HandlerMethod method, @Nullable String getKey,
			Set<String> getAccounts) implements DingTalkCardHandler {

		@Override
		public @Nullable DingTalkCardChange handle(DingTalkCardAction action) throws Exception {
			return (DingTalkCardChange) this.method.invoke(action);
		}

		@Override
		public String toString() {
			return this.method.toString();
		}

	}

}
