package cn.bootx.starter.simulator.control;

import java.util.List;

import cn.bootx.starter.simulator.rules.Fields;
import org.jspecify.annotations.Nullable;

/**
 * A control call that cannot be done, in the words of the control API.
 *
 * @since 0.1.0
 */
public final class ControlException extends RuntimeException {

	private static final long serialVersionUID = 1L;

	private final int status;

	private final String code;

	private final String zh;

	private final String en;

	private final @Nullable String field;

	private final transient List<String> nearest;

	private ControlException(int status, String code, String zh, String en, @Nullable String field,
			List<String> nearest) {
		super(en + " (" + zh + ")", null, false, false);
		this.status = status;
		this.code = code;
		this.zh = zh;
		this.en = en;
		this.field = field;
		this.nearest = nearest;
	}

	/** 400: a field of the call is missing or wrong. */
	static ControlException field(String code, String field, String zh, String en) {
		return new ControlException(400, code, zh, en, field, List.of());
	}

	/** 404, with what there is instead. */
	static ControlException unknown(String code, @Nullable String field, String zh, String en, List<String> nearest) {
		return new ControlException(404, code, zh, en, field, nearest);
	}

	static ControlException of(int status, String code, String zh, String en) {
		return new ControlException(status, code, zh, en, null, List.of());
	}

	/** The HTTP status. */
	public int status() {
		return this.status;
	}

	/** The body: {@code code}, {@code message}, {@code field}, {@code nearest}. */
	public Object body() {
		return Fields.of("code", this.code, "message", Fields.of("zh", this.zh, "en", this.en), "field", this.field,
				"nearest", this.nearest.isEmpty() ? null : this.nearest);
	}

}
