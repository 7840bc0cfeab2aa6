package cn.bootx.starter.wecom.notice;

import java.time.Clock;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

import org.jspecify.annotations.Nullable;

import cn.bootx.starter.core.client.PlatformException;
import cn.bootx.starter.core.send.SendResult;
import cn.bootx.starter.core.send.UserNotice;
import cn.bootx.starter.core.send.UserNoticeSender;

/**
 * Notices as texts of the default agent, a part in each line. Users are members by their
 * user ids.
 */
record TextNotices(WeComNoticeSender sender, DateTimeFormatter dates, Clock clock) implements UserNoticeSender {

	/** WeCom's failure where it knows none of the users. */
	private static final String ALL_INVALID = "81013";

	@Override
	public SendResult sendToUsers(Collection<String> userIds, UserNotice notice) {
		WeComReceivers users = WeComReceivers.users(userIds);
		try {
			return this.sender.sendTextNotice(users, text(notice));
		}
		catch (PlatformException ex) {
			if (!ex.code().equals(ALL_INVALID)) {
				throw ex;
			}
			return SendResult.of(List.of(), users.notReached(WeComSendResult.INVALID, false));
		}
	}

	private String text(UserNotice notice) {
		String date = isBlank(notice.date()) ? this.dates.format(this.clock.instant()) : notice.date();
		String link = isBlank(notice.url()) ? null : "<a href=\"" + notice.url() + "\">" + notice.url() + "</a>";
		List<String> lines = new ArrayList<>();
		for (String line : new @Nullable String[] { notice.heading(), notice.message(), date, notice.remark(), link }) {
			if (line != null && !line.isBlank()) {
				lines.add(line);
			}
		}
		return String.join("\n", lines);
	}

	private static boolean isBlank(@Nullable String text) {
		return text == null || text.isBlank();
	}

}
