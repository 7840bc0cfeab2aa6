package cn.bootx.starter.simulator.rules;

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

	/**
	 * The part of the file name behind its last dot in lower case, empty without one.
	 */
	public String extension() {
		int dot = this.fileName.lastIndexOf('.');
		return (dot < 0) ? "" : this.fileName.substring(dot + 1).toLowerCase(Locale.ROOT);
	}

}
