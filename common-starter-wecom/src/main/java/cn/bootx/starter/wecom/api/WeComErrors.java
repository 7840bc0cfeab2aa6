package cn.bootx.starter.wecom.api;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import cn.bootx.starter.core.client.ErrorCategory;
import cn.bootx.starter.core.client.ErrorTable;
import cn.bootx.starter.core.client.ErrorVerdict;

/**
 * WeCom's error codes, with what the operator should do about those that are settled in
 * the console.
 *
 * @since 0.1.0
 * @see <a href="https://developer.work.weixin.qq.com/document/path/90313">Global error
 * codes</a>
 */
public final class WeComErrors implements ErrorTable {

	private static final Duration FREQUENCY_WINDOW = Duration.ofMinutes(1);

	private final Map<String, ErrorVerdict> verdicts = new HashMap<>();

	/** Codes of calls that carry an access token. */
	public WeComErrors() {
		WeComErrorHints.addTo(this.verdicts);
		put(ErrorCategory.TRANSIENT, -1, 50);
		put(ErrorCategory.AUTH, 40013, 40091, 41002, 41004, 2000002);
		put(ErrorCategory.PERMISSION, 48002, 50001, 50002, 50003, 60011, 80001, 301002, 93004, 93005, 93008);
		put(ErrorCategory.NOT_FOUND, 40003, 40007, 40050, 43004, 46004, 60111, 81013, 82001, 86003, 86008, 93000);
		put(ErrorCategory.INVALID_ARGUMENT, 40004, 40005, 40006, 40008, 40009, 40011, 40029, 40031, 40032, 40033, 40035,
				40054, 40055, 40056, 40058, 40063, 40066, 40068, 40074, 41001, 41006, 41009, 41011, 41016, 41033, 42014,
				44001, 44004, 45001, 45002, 45007, 45008, 82002, 82003, 84014, 84015);
		for (int code : new int[] { 45009, 45011, 45033 }) {
			this.verdicts.compute(String.valueOf(code),
					(key, known) -> of(ErrorCategory.THROTTLED, known).withRetryAfter(FREQUENCY_WINDOW));
		}
		for (int code : new int[] { 40001, 40014, 42001 }) {
			this.verdicts.put(String.valueOf(code), ErrorVerdict.rejectedToken());
		}
	}

	/**
	 * Codes of the call that fetches a token: there 40001 means that the secret is wrong.
	 */
	public static ErrorTable ofTokenCall() {
		WeComErrors errors = new WeComErrors();
		errors.verdicts.put("40001", ErrorVerdict.of(ErrorCategory.AUTH, WeComErrorHints.WRONG_SECRET));
		return errors;
	}

	@Override
	public ErrorVerdict verdict(String code, @Nullable String subCode, String message) {
		if (code.equals("60020")) {
			return ErrorVerdict.of(ErrorCategory.IP_NOT_ALLOWED, WeComErrorHints.addressNotAllowed(message));
		}
		ErrorVerdict verdict = this.verdicts.get(code);
		return (verdict != null) ? verdict : ErrorVerdict.of(ErrorCategory.UNKNOWN);
	}

	private void put(ErrorCategory category, int... codes) {
		for (int code : codes) {
			this.verdicts.compute(String.valueOf(code), (key, known) -> of(category, known));
		}
	}

	/** The category with the hint that is there already. */
	private static ErrorVerdict of(ErrorCategory category, @Nullable ErrorVerdict known) {
		return ErrorVerdict.of(category).withHint((known != null) ? known.hint() : null);
	}

}
