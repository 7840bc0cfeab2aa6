package cn.bootx.starter.dingtalk.media;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.URLDecoder;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import com.fasterxml.jackson.databind.JsonNode;
import okhttp3.HttpUrl;
import okhttp3.Request;
import okhttp3.Response;
import org.jspecify.annotations.Nullable;

import cn.bootx.starter.core.client.ErrorCategory;
import cn.bootx.starter.core.client.Platform;
import cn.bootx.starter.core.client.PlatformException;
import cn.bootx.starter.core.client.UnreadableAnswer;
import cn.bootx.starter.core.json.Json;
import cn.bootx.starter.dingtalk.client.DingTalkClient;

/**
 * Files that users send to a robot: a code becomes an address, fetched without a token.
 */
record MediaDownload(DingTalkClient client) {

	private static final String API = "/v1.0/robot/messageFiles/download";

	private static final Pattern ENCODED = Pattern
		.compile("(?i)filename\\*\\s*=\\s*\"?([\\w!#$&+.^`{}~-]*)'[^']*'([^;\"]+)");

	private static final Pattern QUOTED = Pattern.compile("(?i)filename\\s*=\\s*\"((?:[^\"\\\\]|\\\\.)*)\"");

	private static final Pattern PLAIN = Pattern.compile("(?i)filename\\s*=\\s*([^;\"]+)");

	private static final int MAX_LENGTH = 255;

	String url(String downloadCode) {
		JsonNode answer = this.client.api(API,
				Json.object("downloadCode", DingTalkClient.required("media", "downloadCode", downloadCode), "robotCode",
						this.client.credentials().robotCode()));
		return UnreadableAnswer.require(Platform.DING_TALK, API, answer, "downloadUrl");
	}

	DingMediaService.Download to(String downloadCode, OutputStream target) {
		HttpUrl url = HttpUrl.parse(url(downloadCode));
		if (!isSafe(url)) {
			throw failure("no-url", "answered without a secure address of the file", null);
		}
		try (Response response = this.client.http()
			.okHttp()
			.newCall(new Request.Builder().url(url).build())
			.execute()) {
			if (!response.isSuccessful()) {
				throw failure("http-" + response.code(), "the file's address answered HTTP " + response.code(), null);
			}
			try (InputStream content = response.body().byteStream()) {
				long size = content.transferTo(target);
				return new DingMediaService.Download(fileName(response.header("Content-Disposition")),
						response.header("Content-Type"), size);
			}
		}
		catch (IOException ex) {
			throw failure("io", "the file could not be read: " + ex.getClass().getSimpleName(), ex);
		}
	}

	/** The address is the platform's, but what it says still must not travel in clear. */
	private boolean isSafe(@Nullable HttpUrl url) {
		return url != null && (url.isHttps() || url.host().equals(this.client.http().api().host()));
	}

	private static PlatformException failure(String code, String message, @Nullable IOException cause) {
		return PlatformException.of(Platform.DING_TALK, API)
			.code(code)
			.message(message)
			.category(ErrorCategory.TRANSIENT)
			.cause(cause)
			.build();
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
