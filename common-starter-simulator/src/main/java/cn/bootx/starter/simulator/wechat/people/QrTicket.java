package cn.bootx.starter.simulator.wechat.people;

import java.time.Instant;

import org.jspecify.annotations.Nullable;

/**
 * A QR code with a scene.
 *
 * @param appId account
 * @param ticket for {@code showqrcode}
 * @param url content of the code
 * @param scene id or text, as events carry it
 * @param numeric whether the scene is an id
 * @param expiresAt or null for a permanent one
 */
public record QrTicket(String appId, String ticket, String url, String scene, boolean numeric,
		@Nullable Instant expiresAt) {

	public boolean expiredAt(Instant now) {
		return this.expiresAt != null && !now.isBefore(this.expiresAt);
	}

}
