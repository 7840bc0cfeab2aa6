package cn.bootx.starter.core.handler;

import java.util.Arrays;
import java.util.List;
import java.util.Objects;

import org.jspecify.annotations.Nullable;

import cn.bootx.starter.core.client.Platform;
import cn.bootx.starter.core.text.LogText;

/**
 * A message of any platform with what handlers are selected by.
 *
 * @param account name of the account (agent, application) that it was sent to; the app id
 * for an authorizer of a component
 * @param type kind of message: {@code text}, {@code event}, …
 * @param keys keys of the event, empty if it has none
 * @param content what the user wrote, or null
 * @param message the platform's message, for example a {@code WxMpXmlMessage}
 * @since 0.1.0
 */
public record ReceivedMessage(Platform platform, String account, @Nullable String type, @Nullable String event,
		List<String> keys, @Nullable String content, Object message) {

	/** The keys that are present. */
	public static List<String> keys(@Nullable String... keys) {
		return Arrays.stream(keys).filter(Objects::nonNull).map(Objects::requireNonNull).toList();
	}

	/** Which kind it is, as a log line may hold it. */
	public String kind() {
		return (this.event != null) ? "event " + LogText.name(this.event) : LogText.name(this.type);
	}

	/** Leaves the content out, and what could forge a log line. */
	@Override
	public String toString() {
		return kind() + " of " + this.platform + " '" + this.account + "'";
	}

}
