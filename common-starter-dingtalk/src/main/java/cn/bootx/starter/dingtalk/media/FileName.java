package cn.bootx.starter.dingtalk.media;

import java.io.ByteArrayOutputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

/**
 * The name of a file in a {@code Content-Disposition} header. The encoded form comes
 * first: the plain one is a makeshift for clients that do not know it.
 */
final class FileName {

	private static final Pattern ENCODED = Pattern
		.compile("(?i)filename\\*\\s*=\\s*\"?([\\w!#$&+.^`{}~-]*)'[^']*'([^;\"]+)");

	private static final Pattern QUOTED = Pattern.compile("(?i)filename\\s*=\\s*\"((?:[^\"\\\\]|\\\\.)*)\"");

	private static final Pattern PLAIN = Pattern.compile("(?i)filename\\s*=\\s*([^;\"]+)");

	private static final int MAX_LENGTH = 255;

	private FileName() {
	}

	/** The name, or null if the header does not have one. */
	static @Nullable String of(@Nullable String header) {
		if (header == null) {
			return null;
		}
		Matcher encoded = ENCODED.matcher(header);
		if (encoded.find()) {
			String name = decode(encoded.group(2).strip(), encoded.group(1));
			if (name != null) {
				return safe(name);
			}
		}
		Matcher quoted = QUOTED.matcher(header);
		if (quoted.find()) {
			return safe(utf8(quoted.group(1).replaceAll("\\\\([\"\\\\])", "$1")));
		}
		Matcher plain = PLAIN.matcher(header);
		return plain.find() ? safe(utf8(plain.group(1).strip())) : null;
	}

	private static @Nullable String decode(String value, String charset) {
		ByteArrayOutputStream bytes = new ByteArrayOutputStream();
		try {
			for (int i = 0; i < value.length(); i++) {
				if (value.charAt(i) == '%') {
					bytes.write(Integer.parseInt(value.substring(i + 1, i + 3), 16));
					i += 2;
				}
				else {
					bytes.write(value.charAt(i));
				}
			}
			return bytes.toString(Charset.forName(charset));
		}
		catch (IllegalArgumentException | IndexOutOfBoundsException ex) {
			// The download succeeds with a broken header, too.
			return null;
		}
	}

	/** Percent signs in the plain form: many servers encode it as well. */
	private static String utf8(String name) {
		String decoded = name.matches("(?:[^%]|%[0-9A-Fa-f]{2})*") && name.contains("%")
				? decode(name, StandardCharsets.UTF_8.name()) : null;
		return (decoded != null && name.chars().allMatch((character) -> character < 128)) ? decoded : name;
	}

	/**
	 * Without a folder or what a file system does not take: the name may be an attack.
	 */
	private static @Nullable String safe(String name) {
		String last = name.substring(Math.max(name.lastIndexOf('/'), name.lastIndexOf('\\')) + 1);
		String clean = last.replaceAll("[\\p{Cntrl}\\p{Cf}:*?\"<>|]", "").strip();
		if (clean.isEmpty() || clean.equals(".") || clean.equals("..")) {
			return null;
		}
		return (clean.length() <= MAX_LENGTH) ? clean : clean.substring(clean.length() - MAX_LENGTH);
	}

}
