package cn.bootx.starter.core.autoconfigure;

import java.time.Duration;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How pushes of all platforms are handled.
 *
 * @param threads Number of handlers that run at once on platform threads.
 * @param waiting Number of pushes that wait for a handler thread; more are refused, and
 * the platform sends them again.
 * @param answerTtl How long the answer of a handled push is kept for retries and replays.
 * @param claimTtl After what time without a sign of life a node that handles a push
 * counts as dead.
 * @param bodyTimeout Time in which the whole body of a push must arrive.
 * @param maxBodies Number of bodies that may arrive at the same time, not counting those
 * that arrive together with their head.
 * @param shutdownTimeout How long running handlers may go on when the application stops.
 * @since 0.1.0
 */
@ConfigurationProperties("bootx.starter.third.callback")
public record CallbackSettings(@DefaultValue("64") int threads, @DefaultValue("1024") int waiting,
		@DefaultValue("11m") Duration answerTtl, @DefaultValue("6s") Duration claimTtl,
		@DefaultValue("5s") Duration bodyTimeout, @DefaultValue("1000") int maxBodies,
		@DefaultValue("10s") Duration shutdownTimeout) {
}
