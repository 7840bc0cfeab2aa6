package cn.bootx.starter.dingtalk;

import java.time.Clock;

import cn.bootx.starter.core.store.ExpiringStore;
import cn.bootx.starter.dingtalk.client.DingAccessService;
import cn.bootx.starter.dingtalk.client.DingTalkClient;
import cn.bootx.starter.dingtalk.media.DingMediaService;
import cn.bootx.starter.dingtalk.notice.DingTalkNoticeSender;

/**
 * One DingTalk application with everything that it can do. The default application's
 * services are beans, too.
 *
 * @since 0.1.0
 */
public final class DingTalkApp {

	private final DingTalkClient client;

	private final DingMediaService media;

	private final DingTalkNoticeSender noticeSender;

	public DingTalkApp(DingTalkClient client, ExpiringStore store, Clock clock) {
		this.client = client;
		this.media = new DingMediaService(client);
		this.noticeSender = new DingTalkNoticeSender(client, this.media, store, clock);
	}

	/** Name in the configuration. */
	public String name() {
		return this.client.credentials().name();
	}

	/** Calls that have no service of their own. */
	public DingTalkClient client() {
		return this.client;
	}

	public DingAccessService access() {
		return this.client.access();
	}

	public DingMediaService media() {
		return this.media;
	}

	public DingTalkNoticeSender noticeSender() {
		return this.noticeSender;
	}

	@Override
	public String toString() {
		return "DingTalkApp[" + this.client.credentials() + "]";
	}

}
