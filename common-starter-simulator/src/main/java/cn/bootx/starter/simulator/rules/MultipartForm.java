package cn.bootx.starter.simulator.rules;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

/**
 * A {@code multipart/form-data} body: its files and its plain fields by name.
 *
 * @param files parts with a file name
 * @param fields parts without one, as text
 * @since 0.1.0
 */
public record MultipartForm(Map<String, UploadedFile> files, Map<String, String> fields) {

	private static final Pattern BOUNDARY = Pattern.compile("boundary=\"?([^\";,]+)\"?", Pattern.CASE_INSENSITIVE);

	private static final Pattern NAME = Pattern.compile("[; ]name=\"?([^\";\r\n]*)\"?", Pattern.CASE_INSENSITIVE);

	private static final Pattern FILE_NAME = Pattern.compile("filename=\"([^\"\r\n]*)\"|filename=([^\";\r\n]+)",
			Pattern.CASE_INSENSITIVE);

	private static final Pattern CONTENT_TYPE = Pattern.compile("^content-type:\\s*([^\r\n]+)",
			Pattern.CASE_INSENSITIVE | Pattern.MULTILINE);

	private static final byte[] BLANK_LINE = "\r\n\r\n".getBytes(StandardCharsets.US_ASCII);

	/**
	 * Reads a body.
	 * @param contentType value of the request's header
	 * @param body the whole body
	 * @return null if the body is not multipart
	 */
	public static @Nullable MultipartForm parse(@Nullable String contentType, byte[] body) {
		if (contentType == null || !contentType.toLowerCase(Locale.ROOT).startsWith("multipart/form-data")) {
			return null;
		}
		Matcher boundary = BOUNDARY.matcher(contentType);
		if (!boundary.find()) {
			return null;
		}
		MultipartForm form = new MultipartForm(new HashMap<>(), new HashMap<>());
		byte[] delimiter = ("--" + boundary.group(1).strip()).getBytes(StandardCharsets.ISO_8859_1);
		int start = indexOf(body, delimiter, 0);
		while (start >= 0) {
			int from = start + delimiter.length;
			int next = indexOf(body, delimiter, from);
			if (next < 0) {
				break;
			}
			form.add(Arrays.copyOfRange(body, from, next));
			start = next;
		}
		return form;
	}

	private void add(byte[] part) {
		int blank = indexOf(part, BLANK_LINE, 0);
		if (blank < 0) {
			return;
		}
		// Names are UTF-8 in practice: OkHttp, Apache and browsers write them raw.
		String head = new String(part, 0, blank, StandardCharsets.UTF_8);
		int end = part.length;
		// The line end before a delimiter belongs to the delimiter.
		if (end >= 2 && part[end - 2] == '\r' && part[end - 1] == '\n') {
			end -= 2;
		}
		byte[] content = Arrays.copyOfRange(part, Math.min(blank + BLANK_LINE.length, end), end);
		Matcher name = NAME.matcher(head);
		if (!name.find()) {
			return;
		}
		Matcher fileName = FILE_NAME.matcher(head);
		if (fileName.find()) {
			String value = (fileName.group(1) != null) ? fileName.group(1) : fileName.group(2).strip();
			Matcher type = CONTENT_TYPE.matcher(head);
			this.files.put(name.group(1),
					new UploadedFile(value, type.find() ? type.group(1).strip() : UploadedFile.UNKNOWN, content));
		}
		else {
			this.fields.put(name.group(1), new String(content, StandardCharsets.UTF_8));
		}
	}

	private static int indexOf(byte[] haystack, byte[] needle, int from) {
		for (int i = from; i <= haystack.length - needle.length; i++) {
			if (Arrays.equals(haystack, i, i + needle.length, needle, 0, needle.length)) {
				return i;
			}
		}
		return -1;
	}

}
