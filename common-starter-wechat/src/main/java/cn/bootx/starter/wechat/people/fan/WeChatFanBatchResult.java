package cn.bootx.starter.wechat.people.fan;

import java.util.List;

import org.jspecify.annotations.Nullable;

import cn.bootx.starter.core.client.PlatformException;

/**
 * The result of one batch of a change to many fans: WeChat changes all of a batch or
 * none.
 *
 * @param openIds the fans of the batch
 * @param failure why WeChat refused it, or null
 * @since 0.1.0
 */
public record WeChatFanBatchResult(List<String> openIds, @Nullable PlatformException failure) {

	public WeChatFanBatchResult {
		openIds = List.copyOf(openIds);
	}

	public boolean done() {
		return this.failure == null;
	}

}
