package cn.bootx.starter.wechat.content.notice;

import java.time.Clock;
import java.time.format.DateTimeFormatter;

/**
 * How notices become template messages. A blank name means that the template has no such
 * variable.
 *
 * @param template id of the template, or the code that the host gave it
 * @param heading variable for the heading
 * @param message variable for the message
 * @param date variable for the date
 * @param remark variable for the remark
 * @param noRemark the remark of a notice without one; WeChat refuses an empty value of a
 * typed variable. Blank to leave the variable out.
 * @param truncate whether a text that is too long for its {@code thing} is cut; otherwise
 * it is refused
 * @param dates form and zone of the date of a notice without one
 * @param clock gives that date
 */
record WeChatNoticeSettings(String template, String heading, String message, String date, String remark,
		String noRemark, boolean truncate, DateTimeFormatter dates, Clock clock) {

	String now() {
		return this.dates.format(this.clock.instant());
	}

}
