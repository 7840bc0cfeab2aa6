package cn.bootx.starter.core.handler;

import java.lang.annotation.Annotation;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;
import org.springframework.core.annotation.MergedAnnotation;

/**
 * Which messages a handler is for. What is null or empty matches anything. Types and
 * events match in any case: the platforms are not consistent.
 *
 * @param key exactly this one, or all that begin with it if it ends with {@code *}
 * @param content what a text must match as a whole
 */
record HandlerPattern(boolean noEvents, Set<String> types, Set<String> events, @Nullable String key,
		@Nullable Pattern content, Set<String> accounts) {

	static HandlerPattern of(HandlerSelector selector) {
		String type = selector.getMsgType();
		String event = selector.getEvent();
		return new HandlerPattern(false, names((type != null) ? new String[] { type } : new String[0]),
				names((event != null) ? new String[] { event } : new String[0]), selector.getEventKey(), null,
				selector.getAccounts());
	}

	/**
	 * What an annotation says: {@code type} and {@code content} of messages,
	 * {@code value} of events, {@code key} and {@code accounts}.
	 */
	static HandlerPattern of(MergedAnnotation<? extends Annotation> annotation) {
		String key = annotation.getValue("key", String.class).orElse("");
		String content = annotation.getValue("content", String.class).orElse("");
		boolean events = annotation.getValue("value").isPresent();
		return new HandlerPattern(annotation.getValue("type").isPresent(),
				names(events ? new String[] { "event" } : texts(annotation, "type")), names(texts(annotation, "value")),
				key.isEmpty() ? null : key, content.isEmpty() ? null : Pattern.compile(content, Pattern.DOTALL),
				Set.of(texts(annotation, "accounts")));
	}

	private static String[] texts(MergedAnnotation<?> annotation, String attribute) {
		return annotation.getValue(attribute, String[].class).orElse(new String[0]);
	}

	private static Set<String> names(String... names) {
		Set<String> sorted = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
		sorted.addAll(Set.of(names));
		return sorted;
	}

	boolean matches(ReceivedMessage message) {
		return (this.accounts.isEmpty() || this.accounts.contains(message.account()))
				&& !(this.noEvents && message.event() != null) && matches(this.types, message.type())
				&& matches(this.events, message.event())
				&& (this.key == null || message.keys().stream().anyMatch(this::matchesKey))
				&& (this.content == null || matchesContent(this.content, message.content()));
	}

	/** Whether this is for certain messages, not for everything or for all events. */
	boolean isSpecific() {
		return !this.events.isEmpty() || this.content != null
				|| this.types.stream().anyMatch((type) -> !type.equalsIgnoreCase("event"));
	}

	private static boolean matches(Set<String> wanted, @Nullable String given) {
		return wanted.isEmpty() || (given != null && wanted.contains(given));
	}

	private boolean matchesKey(String given) {
		String wanted = (this.key != null) ? this.key : "*";
		return wanted.endsWith("*") ? given.startsWith(wanted.substring(0, wanted.length() - 1)) : wanted.equals(given);
	}

	private static boolean matchesContent(Pattern wanted, @Nullable String text) {
		return text != null && wanted.matcher(text.strip()).matches();
	}

	@Override
	public String toString() {
		return (this.types.isEmpty() ? "any message" : String.join("|", this.types))
				+ (this.events.isEmpty() ? "" : " " + String.join("|", this.events))
				+ ((this.key != null) ? " key " + this.key : "")
				+ ((this.content != null) ? " matching " + this.content : "")
				+ (this.accounts.isEmpty() ? "" : " of " + this.accounts);
	}

}
