package cn.bootx.starter.wechat.content.media;

import java.net.URI;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The addresses of the pictures in an article's HTML. */
final class ArticlePictures {

	/** An image up to its source, which is quoted or not. */
	private static final Pattern SOURCE = Pattern.compile(
			"(<img\\b(?:[^>\"']|\"[^\"]*\"|'[^']*')*?\\ssrc\\s*=\\s*)(\"[^\"]*\"|'[^']*'|[^\\s>\"']+)",
			Pattern.CASE_INSENSITIVE);

	private ArticlePictures() {
	}

	/**
	 * The HTML with other addresses. Each address is asked for once; what is WeChat's
	 * already is not.
	 * @param change the new address of a picture
	 */
	static String replace(String html, UnaryOperator<String> change) {
		Map<String, String> changed = new HashMap<>();
		return SOURCE.matcher(html).replaceAll((image) -> {
			String written = image.group(2);
			boolean quoted = written.startsWith("\"") || written.startsWith("'");
			String address = (quoted ? written.substring(1, written.length() - 1) : written).strip()
				.replace("&amp;", "&");
			String next = isOfWeChat(address) ? address : changed.computeIfAbsent(address, change);
			return Matcher.quoteReplacement(next.equals(address) ? image.group()
					: image.group(1) + "\"" + next.replace("&", "&amp;").replace("\"", "&quot;") + "\"");
		});
	}

	private static boolean isOfWeChat(String address) {
		try {
			String host = URI.create(address).getHost();
			return host != null && host.toLowerCase(Locale.ROOT).endsWith(".qpic.cn");
		}
		catch (IllegalArgumentException ex) {
			return false;
		}
	}

}
