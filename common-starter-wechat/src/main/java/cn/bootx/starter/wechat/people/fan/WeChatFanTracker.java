package cn.bootx.starter.wechat.people.fan;

import java.time.Instant;

import me.chanjar.weixin.mp.bean.message.WxMpXmlMessage;
import org.jspecify.annotations.Nullable;
import org.springframework.core.Ordered;

import cn.bootx.starter.core.handler.MessageInterceptor;
import cn.bootx.starter.core.handler.ReceivedMessage;
import cn.bootx.starter.core.store.RecordStore;
import cn.bootx.starter.wechat.account.WeChatAccounts;
import cn.bootx.starter.wechat.handler.WeChatQrSceneMsgHandler;
import cn.bootx.starter.wechat.people.fan.FanRecords.StoredFan;

/**
 * Keeps the records up to date when users follow and leave. It is an interceptor, because
 * a handler would run after the one that logs a scanning newcomer in, and would count as
 * a handler of the event, so that the greeting stayed away. If the record cannot be
 * written, the event fails before any handler sees it: WeChat sends it again.
 */
record WeChatFanTracker(WeChatAccounts accounts, RecordStore records) implements MessageInterceptor, Ordered {

	@Override
	public int getOrder() {
		return HIGHEST_PRECEDENCE;
	}

	@Override
	public boolean before(ReceivedMessage received) {
		if (received.message() instanceof WxMpXmlMessage message && message.getFromUser() != null
				&& message.getCreateTime() != null) {
			boolean came = "subscribe".equalsIgnoreCase(message.getEvent());
			if (came || "unsubscribe".equalsIgnoreCase(message.getEvent())) {
				note(received.account(), message, came);
			}
		}
		return true;
	}

	private void note(String name, WxMpXmlMessage message, boolean came) {
		String scene = WeChatQrSceneMsgHandler.Scene.of(message);
		this.accounts.find(name)
			.ifPresent((account) -> new FanRecords(this.records, account.appId()).change(message.getFromUser(),
					(known) -> after(known, message.getFromUser(), message.getCreateTime(), came, scene)));
	}

	/** WeChat sends in no certain order, and sends again: only what is later counts. */
	private static @Nullable StoredFan after(@Nullable StoredFan known, String openId, long second, boolean came,
			@Nullable String scene) {
		StoredFan before = (known != null) ? known : StoredFan.of(WeChatFan.stranger(openId));
		if (second < before.statusTime()) {
			return null;
		}
		if (!came) {
			return before.at(second, before.fan().left());
		}
		boolean repeated = before.fan().subscribed() && second == before.statusTime();
		return repeated ? null : before.at(second, before.fan().arrived(Instant.ofEpochSecond(second), scene));
	}

}
