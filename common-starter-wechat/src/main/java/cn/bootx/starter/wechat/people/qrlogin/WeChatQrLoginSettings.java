package cn.bootx.starter.wechat.people.qrlogin;

import java.time.Duration;

import org.jspecify.annotations.Nullable;

/**
 * How QR login behaves.
 *
 * @param ttl how long a code can be scanned, at most 30 days
 * @param authCodeTtl how long the code that a login is exchanged for works
 * @param maxPendingPerClient how many codes of a client may wait for their scan
 * @param reply what the user reads after the login, or null for nothing
 * @param confirmation how the user confirms on the phone, or null if the scan is enough
 * @since 0.1.0
 */
public record WeChatQrLoginSettings(Duration ttl, Duration authCodeTtl, int maxPendingPerClient, @Nullable String reply,
		@Nullable Confirmation confirmation) {

	/**
	 * The step between scan and login.
	 *
	 * @param prompt what the user reads after the scan
	 * @param word what the user must answer
	 */
	public record Confirmation(String prompt, String word) {
	}

}
