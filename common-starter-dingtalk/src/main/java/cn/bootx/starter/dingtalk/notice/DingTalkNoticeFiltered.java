package cn.bootx.starter.dingtalk.notice;

/**
 * A user whom DingTalk left out.
 *
 * @param userId who
 * @param code the platform's code, for example {@code 143106}; empty if it gave none
 * @param count the count that the limit is about
 * @since 0.1.0
 */
public record DingTalkNoticeFiltered(String userId, String code, int count) {

	/** Why, in words. */
	public String reason() {
		return switch (this.code) {
			case "143103" -> "the application sent to too many receivers in a minute";
			case "143104" -> "the organisation sent to too many receivers in a minute";
			case "143105" -> "the user got 500 notices of the application today";
			case "143106" -> "the user got the same content today already";
			case "1430002" -> "the content is forbidden";
			case "1430003" -> "the platform protects the user";
			case "1430004" -> "the user is protected as an executive";
			default -> "DingTalk says " + (this.code.isEmpty() ? "no reason" : "code " + this.code);
		};
	}

}
