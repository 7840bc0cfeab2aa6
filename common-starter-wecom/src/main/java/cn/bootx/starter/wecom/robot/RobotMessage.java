package cn.bootx.starter.wecom.robot;

import com.fasterxml.jackson.databind.node.ObjectNode;

import cn.bootx.starter.wecom.message.FieldCheck;

/**
 * Content of a robot message of one kind.
 *
 * @since 0.1.0
 * @see <a href="https://developer.work.weixin.qq.com/document/path/91770">Group
 * robots</a>
 */
public interface RobotMessage {

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

}
