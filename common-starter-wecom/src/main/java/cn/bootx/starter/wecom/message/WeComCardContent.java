package cn.bootx.starter.wecom.message;

import com.fasterxml.jackson.annotation.JsonProperty;
import org.jspecify.annotations.Nullable;

/**
 * A line with a name and a value.
 *
 * @param type 1 for an address, 2 for a file, 3 for a member; null for plain text
 * @param keyName name, best up to 5 characters
 * @param value value, best up to 26 characters
 * @param url address, for type 1
 * @param mediaId uploaded file, for type 2
 * @param userId member, for type 3
 * @since 0.1.0
 */
public record WeComCardContent(@Nullable Integer type, @JsonProperty("keyname") String keyName, @Nullable String value,
		@Nullable String url, @JsonProperty("media_id") @Nullable String mediaId,
		@JsonProperty("userid") @Nullable String userId) {

	public static WeComCardContent text(String keyName, String value) {
		return new WeComCardContent(null, keyName, value, null, null, null);
	}

	public static WeComCardContent link(String keyName, String value, String url) {
		return new WeComCardContent(1, keyName, value, url, null, null);
	}

	public static WeComCardContent file(String keyName, String value, String mediaId) {
		return new WeComCardContent(2, keyName, value, null, mediaId, null);
	}

	public static WeComCardContent member(String keyName, String value, String userId) {
		return new WeComCardContent(3, keyName, value, null, null, userId);
	}

}
