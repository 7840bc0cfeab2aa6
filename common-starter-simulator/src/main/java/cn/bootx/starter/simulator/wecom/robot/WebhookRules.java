package cn.bootx.starter.simulator.wecom.robot;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.HexFormat;

import cn.bootx.starter.simulator.rules.Fields;
import cn.bootx.starter.simulator.rules.UploadedFile;
import cn.bootx.starter.simulator.wecom.gate.Checks;
import cn.bootx.starter.simulator.wecom.gate.WeComErrorException;
import cn.bootx.starter.simulator.wecom.media.WeComMedia;
import cn.bootx.starter.simulator.wecom.media.WeComMediaStore;
import cn.bootx.starter.simulator.wecom.message.TemplateCardRules;
import com.fasterxml.jackson.databind.JsonNode;
import org.jspecify.annotations.Nullable;

/**
 * What a group robot's message must contain.
 */
public final class WebhookRules {

	private static final int MAX_TEXT_BYTES = 2048;

	private static final int MAX_MARKDOWN_BYTES = 4096;

	private static final int MAX_IMAGE_BYTES = 2 * 1024 * 1024;

	private final WeComMediaStore media;

	public WebhookRules(WeComMediaStore media) {
		this.media = media;
	}

	/** Checks a message; returns the medium that shows its image, null without one. */
	@Nullable WeComMedia check(SimulatedWeComRobot robot, JsonNode body) {
		String type = Fields.text(body, "msgtype");
		JsonNode message = body.path(type);
		switch (type) {
			case "text" -> Checks.content(message, MAX_TEXT_BYTES);
			case "markdown", "markdown_v2" -> Checks.content(message, MAX_MARKDOWN_BYTES);
			case "image" -> {
				return this.media.keep(robot.key(), "image", image(message));
			}
			case "news" -> Checks.articles(message, (article) -> {
				Checks.title(article);
				Checks.description(article);
				Checks.url(article, "url");
			});
			case "file", "voice" -> this.media.require(robot.key(), message.path("media_id").asText(null));
			case "template_card" -> TemplateCardRules.checkNotice(message);
			default -> throw new WeComErrorException(40008, "invalid message type");
		}
		return null;
	}

	/** The platform's code for a bad image is not documented; 40009 is a guess. */
	private static UploadedFile image(JsonNode message) {
		if (Fields.blank(message, "base64") || Fields.blank(message, "md5")) {
			throw new WeComErrorException(44004, "empty content");
		}
		byte[] bytes;
		try {
			bytes = Base64.getDecoder().decode(Fields.text(message, "base64"));
		}
		catch (IllegalArgumentException ex) {
			throw new WeComErrorException(40009, "invalid image base64");
		}
		if (bytes.length > MAX_IMAGE_BYTES) {
			throw new WeComErrorException(40009, "invalid image size");
		}
		if (!md5(bytes).equalsIgnoreCase(Fields.text(message, "md5"))) {
			throw new WeComErrorException(40009, "invalid image md5");
		}
		boolean png = startsWith(bytes, 0x89, 'P', 'N', 'G');
		if (!png && !startsWith(bytes, 0xFF, 0xD8)) {
			throw new WeComErrorException(40009, "invalid image type");
		}
		return new UploadedFile(png ? "image.png" : "image.jpg", png ? "image/png" : "image/jpeg", bytes);
	}

	private static boolean startsWith(byte[] bytes, int... first) {
		for (int i = 0; i < first.length; i++) {
			if (bytes.length <= i || (bytes[i] & 0xFF) != first[i]) {
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
			throw new IllegalStateException(ex);
		}
	}

}
