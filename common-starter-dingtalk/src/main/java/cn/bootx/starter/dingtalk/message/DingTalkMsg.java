package cn.bootx.starter.dingtalk.message;

import com.fasterxml.jackson.databind.node.ObjectNode;

import cn.bootx.starter.core.json.Json;

/**
 * A message of a work notice or a group chat. Each kind checks the platform's limits when
 * it is made, so that what exists can be sent.
 *
 * @since 0.1.0
 * @see <a href=
 * "https://open.dingtalk.com/document/development/message-types-and-data-format">Message
 * types and data format</a>
 */
public sealed interface DingTalkMsg permits DingTalkTextMsg, DingTalkImageMsg, DingTalkVoiceMsg, DingTalkFileMsg,
		DingTalkLinkMsg, DingTalkOaMsg, DingTalkMarkDownMsg, DingTalkActionCardMsg {

	/** The platform's name of the kind, for example {@code action_card}. */
	String msgType();

	/** The member of that name. */
	ObjectNode body();

	/** The {@code msg} object as it is sent. */
	default ObjectNode toJson() {
		ObjectNode json = Json.object().put("msgtype", msgType());
		json.set(msgType(), body());
		return json;
	}

}
