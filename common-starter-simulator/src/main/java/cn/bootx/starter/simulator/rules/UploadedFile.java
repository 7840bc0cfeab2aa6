package cn.bootx.starter.simulator.rules;

import java.net.URLConnection;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/**
 * A part of a multipart body that carries a file.
 *
 * @param fileName name as the client sent it
 * @param contentType media type of the part
 * @param bytes content
 * @since 0.1.0
 */
public record UploadedFile(String fileName, String contentType, byte[] bytes) {

	static final String UNKNOWN = "application/octet-stream";

	/** A recording: AMR as the apps make it, or what a browser can record. */
	public static UploadedFile voice(byte[] bytes) {
		String start = new String(bytes, 0, Math.min(3, bytes.length), StandardCharsets.ISO_8859_1);
		String format = start.equals("RIF") ? "wav" : start.equals("ID3") || start.startsWith("\u00ff") ? "mp3" : "amr";
		return new UploadedFile("voice." + format, "audio/" + format, bytes);
	}

	/**
	 * Media type to serve the file with: the client's own, unless it said nothing useful.
	 */
	public String mediaType() {
		String guess = URLConnection.guessContentTypeFromName(this.fileName);
		return (this.contentType.equals(UNKNOWN) && guess != null) ? guess : this.contentType;
	}

	/** The part of the file name behind its last dot in lower case, empty without one. */
	public String extension() {
		int dot = this.fileName.lastIndexOf('.');
		return (dot < 0) ? "" : this.fileName.substring(dot + 1).toLowerCase(Locale.ROOT);
	}

}
