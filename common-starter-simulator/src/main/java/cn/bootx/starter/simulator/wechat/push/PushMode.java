package cn.bootx.starter.simulator.wechat.push;

/**
 * How an official account pushes messages (消息加解密方式).
 *
 * @since 0.1.0
 */
public enum PushMode {

	/** 明文模式: clear XML. */
	PLAIN,

	/** 兼容模式: clear and encrypted in one document. */
	COMPATIBLE,

	/** 安全模式: encrypted only. */
	SAFE

}
