package cn.bootx.starter.simulator.wechat.template;

/**
 * How the job of a template message ends, as {@code TEMPLATESENDJOBFINISH} words it.
 *
 * @since 0.1.0
 */
public enum TemplateResult {

	/** It arrived. */
	SUCCESS("success"),

	/** The fan refuses such messages. */
	USER_BLOCK("failed:user block"),

	/** The platform failed. */
	SYSTEM_FAILED("failed: system failed");

	private final String status;

	TemplateResult(String status) {
		this.status = status;
	}

	public String status() {
		return this.status;
	}

}
