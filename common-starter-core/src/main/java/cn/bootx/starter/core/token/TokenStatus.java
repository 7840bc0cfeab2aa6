package cn.bootx.starter.core.token;

import java.time.Instant;

import org.jspecify.annotations.Nullable;

/**
 * State of a token for operators; never the token itself.
 *
 * @param name which token
 * @param issuedAt when the present one was fetched, or null before the first
 * @param expiresAt until when it is used
 * @param refreshes how many this node fetched
 * @param lastError the last failure's message, or null if the last fetch worked
 * @since 0.1.0
 */
public record TokenStatus(TokenName name, @Nullable Instant issuedAt, @Nullable Instant expiresAt, long refreshes,
		@Nullable String lastError) {
}
