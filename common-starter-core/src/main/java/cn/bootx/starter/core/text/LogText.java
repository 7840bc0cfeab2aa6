package cn.bootx.starter.core.text;

import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

/**
 * What a push says, as a log line may hold it: it cannot forge a line.
 *
 * @since 0.1.0
 */
public final class LogText {

	private static final Pattern NAME = Pattern.compile("[A-Za-z0-9_.-]{1,64}");

	/** What ends a line, moves the cursor or turns the direction of writing. */
	private static final Pattern UNSAFE = Pattern.compile("[\\p{Cc}\\p{Cf}\\p{Zl}\\p{Zp}]+");

	private static final int MAX_LENGTH = 200;

	private LogText() {
	}

	/** Whether the value is a name that a Java string literal can hold as it is. */
	public static boolean isName(@Nullable String value) {
		return value != null && NAME.matcher(value).matches();
	}

	/** The name, or a placeholder for any other text. */
	public static String name(@Nullable String value) {
		return (value != null && isName(value)) ? value : "(not a name)";
	}

	/** Text on one line, cut after 200 characters. */
	public static String line(String value) {
		String cut = (value.length() <= MAX_LENGTH) ? value : value.substring(0, MAX_LENGTH) + "…";
		return UNSAFE.matcher(cut).replaceAll(" ");
	}

}
