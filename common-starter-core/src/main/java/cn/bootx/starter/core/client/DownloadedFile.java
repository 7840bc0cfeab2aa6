package cn.bootx.starter.core.client;

import java.net.URLDecoder;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

/**
 * A file that a platform gave and that was written to a stream.
 *
 * @param fileName name that the platform gives it, without a folder; null if it gives
 * none
 * @param size in bytes
 * @since 0.1.0
 */
public record DownloadedFile(@Nullable String fileName, @Nullable String contentType, long size) {

	private static final Pattern ENCODED = Pattern
		.compile("(?i)filename\\*\\s*=\\s*\"?([\\w!#$&+.^`{}~-]*)'[^']*'([^;\"]+)");

	private static final Pattern QUOTED = Pattern.compile("(?i)filename\\s*=\\s*\"((?:[^\"\\\\]|\\\\.)*)\"");

	private static final Pattern PLAIN = Pattern.compile("(?i)filename\\s*=\\s*([^;\"]+)");

	private static final int MAX_LENGTH = 255;

	/** A file with the name in a {@code Content-Disposition} header. */
	public static DownloadedFile of(@Nullable String disposition, @Nullable String contentType, long size) {
		return new DownloadedFile(fileName(disposition), contentType, size);
	}

	/**
	 * The name of a file in a {@code Content-Disposition} header, the encoded form first.
	 */
	static @Nullable String fileName(@Nullable String header) {
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
		try {
			return URLDecoder.decode(value.replace("+", "%2B"), Charset.forName(charset));
		}
		catch (IllegalArgumentException ex) {
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

	/** Without a folder or what no file system takes: the name may be an attack. */
	private static @Nullable String safe(String name) {
		String last = name.substring(Math.max(name.lastIndexOf('/'), name.lastIndexOf('\\')) + 1);
		String clean = last.replaceAll("[\\p{Cntrl}\\p{Cf}:*?\"<>|]", "").strip();
		if (clean.isEmpty() || clean.equals(".") || clean.equals("..")) {
			return null;
		}
		return (clean.length() <= MAX_LENGTH) ? clean : clean.substring(clean.length() - MAX_LENGTH);
	}

}
