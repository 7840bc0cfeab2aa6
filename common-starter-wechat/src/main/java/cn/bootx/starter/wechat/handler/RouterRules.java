package cn.bootx.starter.wechat.handler;

import java.lang.reflect.Method;
import java.util.List;
import java.util.Objects;

import me.chanjar.weixin.mp.api.WxMpMessageRouter;
import me.chanjar.weixin.mp.api.WxMpMessageRouterRule;
import me.chanjar.weixin.mp.bean.message.WxMpXmlMessage;
import org.springframework.util.ReflectionUtils;

/**
 * Whether a rule of WxJava's router is for a message. The router does not say so: where
 * the rule is asynchronous, or replies nothing, it returns null as if there were none.
 */
final class RouterRules {

	private static final Method RULES = method(WxMpMessageRouter.class, "getRules");

	private static final Method TEST = method(WxMpMessageRouterRule.class, "test", WxMpXmlMessage.class);

	private static final WxMpXmlMessage ANY = new WxMpXmlMessage();

	private RouterRules() {
	}

	/** A rule for everything after which the next are asked does not handle it. */
	static boolean handle(WxMpMessageRouter router, WxMpXmlMessage message) {
		List<?> rules = (List<?>) Objects.requireNonNull(ReflectionUtils.invokeMethod(RULES, router));
		for (Object rule : rules) {
			if (matches(rule, message) && !(((WxMpMessageRouterRule) rule).isReEnter() && matches(rule, ANY))) {
				return true;
			}
		}
		return false;
	}

	private static boolean matches(Object rule, WxMpXmlMessage message) {
		return Boolean.TRUE.equals(ReflectionUtils.invokeMethod(TEST, rule, message));
	}

	private static Method method(Class<?> type, String name, Class<?>... parameters) {
		Method method = Objects.requireNonNull(ReflectionUtils.findMethod(type, name, parameters));
		ReflectionUtils.makeAccessible(method);
		return method;
	}

}
