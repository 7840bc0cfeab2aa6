package cn.bootx.starter.wechat.article;

import java.util.Map;
import java.util.function.Consumer;

import me.chanjar.weixin.common.session.WxSessionManager;
import me.chanjar.weixin.mp.api.WxMpService;
import me.chanjar.weixin.mp.bean.message.WxMpXmlMessage;
import me.chanjar.weixin.mp.bean.message.WxMpXmlOutMessage;
import org.jspecify.annotations.Nullable;
import org.springframework.core.Ordered;

import cn.bootx.starter.wechat.account.WeChatAccount;
import cn.bootx.starter.wechat.account.WeChatAccounts;
import cn.bootx.starter.wechat.handler.WeChatMessageDispatcher;
import cn.bootx.starter.wechat.handler.WeChatMpMessageHandler;

/**
 * Matches WeChat's results with the drafts that were handed in. The host's handlers of
 * the event run too.
 *
 * @since 0.1.0
 */
public final class WeChatPublishResultHandler implements WeChatMpMessageHandler, Ordered {

	private final WeChatAccounts accounts;

	private final WeChatPublications publications;

	private final Consumer<WeChatPublicationEvent> events;

	public WeChatPublishResultHandler(WeChatAccounts accounts, WeChatPublications publications,
			Consumer<WeChatPublicationEvent> events) {
		this.accounts = accounts;
		this.publications = publications;
		this.events = events;
	}

	@Override
	public int getOrder() {
		return HIGHEST_PRECEDENCE;
	}

	@Override
	public String getEvent() {
		return "PUBLISHJOBFINISH";
	}

	@Override
	public @Nullable WxMpXmlOutMessage handle(WxMpXmlMessage message, Map<String, Object> context, WxMpService service,
			WxSessionManager sessionManager) {
		String name = String.valueOf(context.get(WeChatMessageDispatcher.ACCOUNT));
		WeChatAccount account = this.accounts.find(name).orElse(null);
		WeChatPublication result = PublicationJson.read(message.getAllFieldsMap(), this.publications.clock().instant());
		if (account != null && result != null) {
			this.events.accept(new WeChatPublicationEvent(name, this.publications.learned(account.appId(), result)));
		}
		return null;
	}

}
