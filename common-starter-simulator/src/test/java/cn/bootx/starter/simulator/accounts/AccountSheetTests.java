package cn.bootx.starter.simulator.accounts;

import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class AccountSheetTests {

	private static final String SECRET = "s3cr3t";

	@Test
	void noSecretIsPrinted() {
		AccountSheet sheet = new AccountSheet(
				List.of(new AccountSheet.WeChat("wx1", SECRET, SECRET, SECRET, "safe", null, Map.of(), List.of(),
						null)),
				List.of(new AccountSheet.Applet("wx2", SECRET, SECRET, SECRET, "json", null)),
				List.of(new AccountSheet.WeCom("ww1", SECRET, 1000002L, null, SECRET, SECRET, null, List.of())),
				List.of(new AccountSheet.DingTalk("ding1", SECRET, 1, null, null, SECRET, SECRET, null, List.of())),
				List.of(new AccountSheet.Open("wx3", SECRET, SECRET, SECRET, null, null, null)),
				new AccountSheet.Robots(List.of(SECRET), List.of(new AccountSheet.DingTalkRobot(SECRET, SECRET))));
		assertThat(sheet.toString()).contains("wx1", "wx2", "ww1", "1000002", "ding1", "wx3").doesNotContain(SECRET);
		assertThat(sheet.robots().dingtalk().toString()).doesNotContain(SECRET);
	}

}
