package cn.bootx.starter.wechat.content.notice;

import java.util.List;

/**
 * What became of a notice.
 *
 * @param results one for each receiver, in their order
 * @param unknownUsers users who have bound no WeChat, so that nothing was sent to them
 * @since 0.1.0
 */
public record WeChatNoticeReport(List<WeChatNoticeResult> results, List<String> unknownUsers) {

	public WeChatNoticeReport {
		results = List.copyOf(results);
		unknownUsers = List.copyOf(unknownUsers);
	}

	/** Whether it was sent to everybody. */
	public boolean sentToAll() {
		return this.unknownUsers.isEmpty() && this.results.stream().allMatch(WeChatNoticeResult::sent);
	}

}
