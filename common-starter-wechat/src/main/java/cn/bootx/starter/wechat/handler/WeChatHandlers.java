package cn.bootx.starter.wechat.handler;

import java.util.ArrayList;
import java.util.List;

import me.chanjar.weixin.mp.api.WxMpMessageRouter;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;

/**
 * Collects the handlers of an application for its dispatcher.
 *
 * @since 0.1.0
 */
public final class WeChatHandlers {

	private final List<HandlerBinding> bindings = new ArrayList<>();

	private final List<HandlerBinding> lastResorts = new ArrayList<>();

	private List<WxMpMessageRouter> routers = List.of();

	private List<WeChatMessageInterceptor> interceptors = List.of();

	/** Adds handlers of QR scenes, in order. */
	public WeChatHandlers scenes(List<WeChatQrSceneMsgHandler> scenes) {
		scenes.forEach((scene) -> this.bindings.add(HandlerBinding.of(scene)));
		return this;
	}

	/** Adds handlers, in order; the built-in ones among them are asked last. */
	public WeChatHandlers handlers(List<WeChatMpMessageHandler> handlers) {
		for (WeChatMpMessageHandler handler : handlers) {
			((handler instanceof LastResortHandler) ? this.lastResorts : this.bindings).add(HandlerBinding.of(handler));
		}
		return this;
	}

	/** Adds the annotated methods of all beans. */
	public WeChatHandlers annotated(ConfigurableListableBeanFactory beans) {
		this.bindings.addAll(new AnnotatedHandlers(beans).find());
		return this;
	}

	/** Routers of WxJava, asked between the host's handlers and the built-in ones. */
	public WeChatHandlers routers(List<WxMpMessageRouter> newRouters) {
		this.routers = List.copyOf(newRouters);
		return this;
	}

	/** What sees every message, in order. */
	public WeChatHandlers interceptors(List<WeChatMessageInterceptor> newInterceptors) {
		this.interceptors = List.copyOf(newInterceptors);
		return this;
	}

	public WeChatMessageDispatcher dispatcher() {
		return new WeChatMessageDispatcher(this.bindings, this.lastResorts, this.routers, this.interceptors);
	}

}
