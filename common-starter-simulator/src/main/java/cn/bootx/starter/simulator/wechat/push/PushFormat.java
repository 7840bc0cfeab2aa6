package cn.bootx.starter.simulator.wechat.push;

/**
 * How pushes are written down (数据格式). Official accounts always use XML.
 *
 * @since 0.1.0
 */
public enum PushFormat {

	/** XML. */
	XML,

	/** JSON; the fields have the same names. */
	JSON

}
