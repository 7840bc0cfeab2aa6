package cn.bootx.starter.wecom.notice;

import com.fasterxml.jackson.databind.node.ObjectNode;

import cn.bootx.starter.wecom.message.FieldCheck;

/**
 * Content of an application message of one kind.
 *
 * @since 0.1.0
 * @see <a href="https://developer.work.weixin.qq.com/document/path/90236">Send
 * application messages</a>
 */
public interface NoticeMessage {

	/** WeCom's name of the kind; the content goes under the same name. */
	String msgType();

	/** The content as WeCom takes it. */
	ObjectNode body();

	/**
	 * Checks the content against WeCom's limits.
	 * @throws cn.bootx.starter.core.client.PlatformException that names field, limit and
	 * size
	 */
	void validate(FieldCheck check);

	/** Which confidentiality WeCom takes for this kind. */
	default boolean allows(WeComConfidentiality confidentiality) {
		return confidentiality != WeComConfidentiality.INTERNAL_ONLY;
	}

	/**
	 * Whether the message may go to everybody.
	 */
	default boolean allowsEverybody() {
		return true;
	}

}
