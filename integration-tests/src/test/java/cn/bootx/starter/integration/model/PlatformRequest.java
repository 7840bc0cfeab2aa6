package cn.bootx.starter.integration.model;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A request as the scripted platform reads it.
 *
 * @param path without the query
 * @param query raw
 * @param head request line and headers
 * @param body as text
 */
record PlatformRequest(String path, String query, String head, String body) {

	private static final Pattern WORD = Pattern.compile("send(\\d+)end");

	private static final Pattern TOKEN = Pattern.compile("(?:access_token=|access-token: ?)(T-[\\w-]+)");

	private static final Pattern ACCOUNT = Pattern
		.compile("\"?(?:authorizer_appid|component_appid|appid|corpid|appKey|appkey)\"?[:=]\"?(\\w+)");

	private static final Pattern REPETITION = Pattern.compile("\"(?:msgUuid|outTrackId)\":\"([^\"]+)\"");

	static PlatformRequest of(String head, String body) {
		String target = head.split(" ", 3)[1];
		int query = target.indexOf('?');
		return new PlatformRequest((query < 0) ? target : target.substring(0, query),
				(query < 0) ? "" : target.substring(query + 1), head, body);
	}

	/** Number of the message, or -1 if the request carries none. */
	int message() {
		String word = find(WORD, this.query + " " + this.body);
		return word.isEmpty() ? -1 : Integer.parseInt(word);
	}

	String token() {
		return find(TOKEN, this.head);
	}

	/** App id of whom the token is asked for. */
	String account() {
		Matcher matcher = ACCOUNT.matcher(this.query + " " + this.body);
		String account = "";
		while (matcher.find()) {
			// The authorizer's comes with the component's.
			account = (account.isEmpty() || matcher.group().contains("authorizer")) ? matcher.group(1) : account;
		}
		return account;
	}

	/** By which the platform recognises the same message, or an empty text. */
	String repetition() {
		return find(REPETITION, this.body);
	}

	boolean isNewFamily() {
		return this.path.startsWith("/v1.0/");
	}

	/** Whether a token proves who calls. */
	boolean needsToken() {
		return !this.path.equals("/robot/send") && !this.path.equals("/cgi-bin/webhook/send")
				&& !this.path.equals("/sns/jscode2session");
	}

	private static String find(Pattern pattern, String text) {
		Matcher matcher = pattern.matcher(text);
		return matcher.find() ? matcher.group(1) : "";
	}

}
