package cn.bootx.starter.wecom.robot;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.HexFormat;

import com.fasterxml.jackson.databind.node.ObjectNode;

import cn.bootx.starter.core.json.Json;
import cn.bootx.starter.core.send.MessageCheck;

/**
 * A JPG or PNG picture, which travels within the message.
 */
final class RobotImage {

	static final int MAX_BYTES = 2 * 1024 * 1024;

	private final byte[] image;

	RobotImage(byte[] image) {
		this.image = image;
	}

	ObjectNode body() {
		return Json.object().put("base64", Base64.getEncoder().encodeToString(this.image)).put("md5", md5(this.image));
	}

	void validate(MessageCheck check) {
		check.bytes("image", this.image.length, MAX_BYTES)
			.isTrue(isPng() || isJpeg(), "image", "is neither JPG nor PNG");
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
