package cn.bootx.starter.wechat.qrlogin;

import java.time.Duration;

import org.jspecify.annotations.Nullable;

/**
 * How QR login behaves.
 *
 * @param ttl how long a code can be scanned, at most 30 days
 * @param authCodeTtl how long the code that a login is exchanged for works
 * @param maxPendingPerClient how many codes an address may ask for within the time to
 * live
 * @param reply what a user reads who has scanned, or null for nothing
 * @since 0.1.0
 */
public record WeChatQrLoginSettings(Duration ttl, Duration authCodeTtl, int maxPendingPerClient,
		@Nullable String reply) {
}
