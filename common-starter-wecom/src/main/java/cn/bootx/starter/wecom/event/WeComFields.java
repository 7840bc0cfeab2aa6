package cn.bootx.starter.wecom.event;

import java.time.Instant;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;

import me.chanjar.weixin.cp.bean.message.WxCpXmlMessage;
import org.jspecify.annotations.Nullable;

/**
 * The fields of a push by name, whatever the case of the name and with or without
 * underscores: WeCom's spelling varies between events, XML and JSON. Values keep their
 * spelling. A name that repeats is a list, also where it comes once.
 * <p>
 * Handlers of events that have no type of their own read them with it:
 * {@snippet :
 * WeComFields.of(message).parts("DocId"); // ids of the documents of doc_change
 * }
 *
 * @since 0.1.0
 */
public final class WeComFields {

	private final Map<String, List<Object>> fields = new LinkedHashMap<>();

	private WeComFields(Map<?, ?> fields) {
		fields.forEach((name, value) -> this.fields.putIfAbsent(uniform(String.valueOf(name)),
				(value instanceof List<?> several) ? List.<Object>copyOf(several)
						: (value != null) ? List.of(value) : List.of()));
	}

	/** The fields of WxJava's message, of which it knows a part only. */
	public static WeComFields of(WxCpXmlMessage message) {
		return of(Objects.requireNonNullElse(message.getAllFieldsMap(), Map.of()));
	}

	/** Fields as nested maps and lists, as WxJava has them. */
	public static WeComFields of(Map<?, ?> fields) {
		return new WeComFields(fields);
	}

	/** The text of a field, or null where it is absent, empty or has fields inside. */
	public @Nullable String text(String name) {
		return texts(name).stream().findFirst().orElse(null);
	}

	/** A number, or null where there is none. */
	public @Nullable Long number(String name) {
		String text = text(name);
		try {
			return (text != null) ? Long.valueOf(text.strip()) : null;
		}
		catch (NumberFormatException ex) {
			return null;
		}
	}

	/** A number that is a code; 0 where there is none. */
	int code(String name) {
		Long number = number(name);
		return (number != null) ? Math.toIntExact(Math.max(Integer.MIN_VALUE, Math.min(Integer.MAX_VALUE, number))) : 0;
	}

	/** A time in seconds, or null where there is none. */
	public @Nullable Instant time(String name) {
		Long seconds = number(name);
		return (seconds != null && seconds > 0 && seconds <= Instant.MAX.getEpochSecond())
				? Instant.ofEpochSecond(seconds) : null;
	}

	/** The fields inside of a field; none where it is absent. */
	public WeComFields part(String name) {
		return parts(name).stream().findFirst().orElseGet(() -> new WeComFields(Map.of()));
	}

	/** The fields inside of each field of that name. */
	public List<WeComFields> parts(String name) {
		return values(name).stream()
			.filter(Map.class::isInstance)
			.map((value) -> new WeComFields((Map<?, ?>) value))
			.toList();
	}

	/** The texts of all fields of that name. */
	public List<String> texts(String name) {
		return values(name).stream()
			.filter((value) -> !(value instanceof Map))
			.map(String::valueOf)
			.filter((text) -> !text.isEmpty())
			.toList();
	}

	/** The items of a text with commas. */
	public List<String> split(String name) {
		String text = text(name);
		return (text == null) ? List.of()
				: Arrays.stream(text.split(",")).map(String::strip).filter((item) -> !item.isEmpty()).toList();
	}

	/** The numbers of a text with commas; what is not a number is left out. */
	List<Long> numbers(String name) {
		return split(name).stream().filter((item) -> item.matches("-?\\d{1,18}")).map(Long::valueOf).toList();
	}

	/** Whether there is a field of that name. */
	public boolean has(String name) {
		return this.fields.containsKey(uniform(name));
	}

	/** Whether they are those of that event. */
	boolean is(String event) {
		return event.equalsIgnoreCase(text("Event"));
	}

	/** What changed, in lower case. */
	String change() {
		return String.valueOf(text("ChangeType")).toLowerCase(Locale.ROOT);
	}

	private List<Object> values(String name) {
		return this.fields.getOrDefault(uniform(name), List.of());
	}

	private static String uniform(String name) {
		return name.replace("_", "").toLowerCase(Locale.ROOT);
	}

	/** The names only: the values are what people wrote. */
	@Override
	public String toString() {
		return "WeComFields" + this.fields.keySet();
	}

}
