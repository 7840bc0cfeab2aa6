package cn.bootx.starter.core.client;

import java.time.Duration;
import java.util.List;
import java.util.Locale;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.api.parallel.Resources;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

@ResourceLock(Resources.SYSTEM_PROPERTIES)
class ErrorTableTests {

	private static final String LANGUAGE = "bootx.starter.third.language";

	private final ErrorTable table = ErrorTable.load(ErrorTableTests.class, "errors.json");

	@BeforeEach
	void speakEnglish() {
		System.setProperty(LANGUAGE, "en");
	}

	@AfterEach
	void speakAsTheMachineDoes() {
		System.clearProperty(LANGUAGE);
	}

	@Test
	void readsCategoriesAndFlags() {
		assertThat(verdict("40014")).isEqualTo(ErrorTable.Verdict.rejectedToken());
		assertThat(verdict("45011")).isEqualTo(ErrorTable.Verdict.of(ErrorCategory.THROTTLED)
			.withHint("too many calls this minute")
			.withRetryAfter(Duration.ofMinutes(1)));
		assertThat(verdict("90018").retryable()).isTrue();
		assertThat(verdict("99999")).isEqualTo(ErrorTable.Verdict.of(ErrorCategory.UNKNOWN));
	}

	@ParameterizedTest
	@CsvSource({ "46003, PERMISSION", "46004, TRANSIENT", "46104, NOT_FOUND", "460041, UNKNOWN", "4600, UNKNOWN",
			"isp., NOT_FOUND", "isp.x.y, NOT_FOUND", "isp, UNKNOWN" })
	void anExactCodeWinsOverAPatternAndAnEarlierOverALater(String code, ErrorCategory category) {
		assertThat(verdict(code).category()).isEqualTo(category);
	}

	@Test
	void namesTheAddressOfTheMessage() {
		assertThat(hint("60020", "not allow to access from your ip, from ip: 203.0.113.7, more info"))
			.isEqualTo("add 203.0.113.7 to the list (https://example.com/ip)");
		assertThat(hint("60020", "invalid ip 2001:db8::7, not in whitelist"))
			.isEqualTo("add 2001:db8::7 to the list (https://example.com/ip)");
		assertThat(hint("60020", "no address, rid: 6422c2f5-1b2a3c4d at 12:30"))
			.startsWith("add the egress address of this process");
	}

	@Test
	void hintsAreChineseOnAChineseMachine() {
		System.setProperty(LANGUAGE, "zh");
		assertThat(hint("45011", "")).isEqualTo("本分钟内调用过于频繁");
		assertThat(hint("60020", "")).startsWith("请将 本机的出口 IP 加入白名单");
		System.clearProperty(LANGUAGE);
		Locale before = Locale.getDefault();
		try {
			Locale.setDefault(Locale.SIMPLIFIED_CHINESE);
			assertThat(hint("45011", "")).isEqualTo("本分钟内调用过于频繁");
		}
		finally {
			Locale.setDefault(before);
		}
	}

	@Test
	void entriesWithANameAreForCode() {
		assertThat(this.table.named("robot-keyword", ""))
			.isEqualTo(ErrorTable.Verdict.of(ErrorCategory.INVALID_ARGUMENT).withHint("the message has no keyword"));
		assertThatIllegalArgumentException().isThrownBy(() -> this.table.named("robot-sign", ""))
			.withMessageContaining("robot-keyword");
	}

	@Test
	void aCodeMayMeanWhatAnEntryWithANameSays() {
		ErrorTable changed = this.table.with("40001", "robot-keyword");
		assertThat(changed.verdict("40001", "").category()).isEqualTo(ErrorCategory.INVALID_ARGUMENT);
		assertThat(changed.verdict("40014", "").category()).isEqualTo(ErrorCategory.AUTH);
		assertThat(verdict("40001").category()).isEqualTo(ErrorCategory.AUTH);
	}

	@Test
	void anotherTableAnswersForWhatThisOneDoesNotHave() {
		ErrorTable both = this.table.or(ErrorTableOf.all(ErrorTable.Verdict.of(ErrorCategory.QUOTA)));
		assertThat(both.verdict("40001", "").category()).isEqualTo(ErrorCategory.AUTH);
		assertThat(both.verdict("99999", "").category()).isEqualTo(ErrorCategory.QUOTA);
	}

	@Test
	void findsEveryProblemOfAFile() {
		assertThatIllegalArgumentException()
			.isThrownBy(() -> ErrorTable.load(ErrorTableTests.class, "wrong-errors.json"))
			.withMessageEndingWith(": " + List.of("[\"1\"] has the unknown category 'AUTHENTICATION'",
					"[\"2\"] has the unknown member 'hints'", "[\"3\"] has a hint without its text in 'zh'",
					"[\"4\"] has a hint without its text in 'zh'", "[\"5\"] has a hint without its text in 'en'",
					"[8] has a code that is not a text", "[\"9\"] has a retryAfter that is not a number of seconds",
					"[\"10\"] has a value of retryable that is neither true nor false",
					"[\"11\"] has a link that is not https, or that belongs to no hint",
					"an entry has neither codes nor a name", "7 occurs twice"));
		assertThatNullPointerException().isThrownBy(() -> ErrorTable.load(ErrorTableTests.class, "missing.json"))
			.withMessageContaining("missing.json");
	}

	private ErrorTable.Verdict verdict(String code) {
		return this.table.verdict(code, "");
	}

	private String hint(String code, String message) {
		return this.table.verdict(code, message).hint();
	}

}
