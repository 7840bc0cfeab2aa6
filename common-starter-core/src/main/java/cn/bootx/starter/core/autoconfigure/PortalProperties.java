package cn.bootx.starter.core.autoconfigure;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Set;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

import cn.bootx.starter.core.callback.CallbackPipeline;
import cn.bootx.starter.core.callback.CallbackRuntime;
import cn.bootx.starter.core.callback.envelope.CallbackEnvelope;
import cn.bootx.starter.core.callback.portal.LateReplies;
import cn.bootx.starter.core.callback.portal.CallbackPortal;
import cn.bootx.starter.core.callback.portal.PushForwarder;
import cn.bootx.starter.core.config.InvalidConfigurationException;

/**
 * Properties of the portal of a platform, {@code portal.*}: the same on every platform.
 *
 * @param enabled Whether to map the portal; by default it is where a token is configured.
 * @param path Path of the portal; named accounts have theirs below it.
 * @param mode Which pushes are accepted; with "auto" encrypted ones if a key is
 * configured, clear ones otherwise.
 * @param maxClockSkew How far the time of a push may be from this machine's clock.
 * @param maxBodySize Largest push.
 * @param handlerTimeout After what time the platform's last attempt is answered without
 * the handlers' reply; by default the platform's own limit with some room.
 * @param lateReply What becomes of a reply that is ready after that.
 * @param forward Further addresses that get every verified push.
 * @since 0.1.0
 */
public record PortalProperties(@Nullable Boolean enabled, @Nullable String path,
		@DefaultValue("auto") CallbackEnvelope.Mode mode, @DefaultValue("5m") Duration maxClockSkew,
		@DefaultValue("64KB") DataSize maxBodySize, @Nullable Duration handlerTimeout,
		LateReplies.@Nullable Mode lateReply, @DefaultValue List<Forward> forward) {

	/** The path, or the platform's own. */
	public String pathOr(String platformsOwn) {
		return Objects.requireNonNullElse(this.path, platformsOwn);
	}

	/**
	 * What a portal keeps of them.
	 * @param deadline of the platform
	 */
	public CallbackPortal.Settings settings(CallbackPipeline.Deadline deadline) {
		return new CallbackPortal.Settings(this.maxClockSkew, this.maxBodySize.toBytes(),
				Objects.requireNonNullElse(this.handlerTimeout, deadline.answerWithin()), lateReplyOrSend());
	}

	/** What becomes of a late reply, sent unless the host says otherwise. */
	public LateReplies.Mode lateReplyOrSend() {
		return Objects.requireNonNullElse(this.lateReply, LateReplies.Mode.SEND);
	}

	/**
	 * What sends pushes on to the addresses of {@code portal.forward}.
	 * @param prefix of the platform's properties
	 * @throws InvalidConfigurationException if one of the addresses cannot work
	 */
	public PushForwarder forwarder(String prefix, ThirdProperties shared, CallbackRuntime runtime) {
		return new PushForwarder(ForwardTargets.of(prefix + ".portal.forward", this.forward), this.maxClockSkew,
				shared.callback().shutdownTimeout(), runtime.clock(), runtime.observer());
	}

	/**
	 * Refuses what a platform does not offer that has one form of pushes.
	 * @param prefix of the platform's properties
	 * @throws InvalidConfigurationException if a mode is configured
	 */
	public PortalProperties requireOneForm(String prefix) {
		if (this.mode != CallbackEnvelope.Mode.AUTO && this.mode != CallbackEnvelope.Mode.SAFE) {
			throw new InvalidConfigurationException(prefix + ".portal.mode",
					"this platform has no unencrypted pushes (该平台没有明文推送)", "Remove the property.");
		}
		return this;
	}

	/**
	 * Refuses to forward where the platform's pushes are not forwarded.
	 * @param prefix of the platform's properties
	 * @throws InvalidConfigurationException if a forward is configured
	 */
	public PortalProperties requireNoForward(String prefix) {
		if (!this.forward.isEmpty()) {
			throw new InvalidConfigurationException(prefix + ".portal.forward",
					"pushes of this platform cannot be forwarded (该平台的推送不能转发)", "Remove the property.");
		}
		return this;
	}

	/**
	 * One further address that gets the pushes.
	 *
	 * @param url Where a push is sent to, byte for byte and with its query.
	 * @param types Kinds of messages and names of events that are sent there, for example
	 * "text" or "subscribe"; all if empty.
	 * @param accounts Names of the accounts whose pushes are sent there; all if empty.
	 * @param timeout Longest time of one delivery.
	 * @param queue Number of pushes that may wait; a further one is dropped and counted.
	 * @param maxHops Number of applications that may send a push on, this one included; 1
	 * sends only what came from the platform itself.
	 */
	public record Forward(@Nullable URI url, @DefaultValue Set<String> types, @DefaultValue Set<String> accounts,
			@DefaultValue("5s") Duration timeout, @DefaultValue("1000") int queue, @DefaultValue("1") int maxHops) {
	}

}
