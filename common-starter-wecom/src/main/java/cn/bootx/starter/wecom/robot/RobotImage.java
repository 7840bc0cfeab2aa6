package cn.bootx.starter.wecom.robot;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.HexFormat;

import com.fasterxml.jackson.databind.node.ObjectNode;

import cn.bootx.starter.core.json.Json;
import cn.bootx.starter.wecom.message.FieldCheck;

/**
 * A JPG or PNG picture, which travels within the message.
 */
final class RobotImage implements RobotMessage {

	static final int MAX_BYTES = 2 * 1024 * 1024;

	private final byte[] image;

	RobotImage(byte[] image) {
		this.image = image;
	}

	@Override
	public String msgType() {
		return "image";
	}

	@Override
	public ObjectNode body() {
		return Json.object().put("base64", Base64.getEncoder().encodeToString(this.image)).put("md5", md5(this.image));
	}

	@Override
	public void validate(FieldCheck check) {
		String size = (this.image.length > MAX_BYTES) ? "more than " + MAX_BYTES : String.valueOf(this.image.length);
		check
			.isTrue(this.image.length > 0 && this.image.length <= MAX_BYTES,
					"image has " + size + " bytes, allowed are 1 to " + MAX_BYTES + " (2 MB)")
			.isTrue(isPng() || isJpeg(), "image is neither JPG nor PNG");
	}

	private boolean isPng() {
		return startsWith(0x89, 'P', 'N', 'G');
	}

	private boolean isJpeg() {
		return startsWith(0xFF, 0xD8, 0xFF);
	}

	private boolean startsWith(int... magic) {
		for (int i = 0; i < magic.length; i++) {
			if (i >= this.image.length || (this.image[i] & 0xFF) != magic[i]) {
				return false;
			}
		}
		return true;
	}

	private static String md5(byte[] bytes) {
		try {
			return HexFormat.of().formatHex(MessageDigest.getInstance("MD5").digest(bytes));
		}
		catch (NoSuchAlgorithmException ex) {
			throw new IllegalStateException("Every Java platform has MD5", ex);
		}
	}

}
