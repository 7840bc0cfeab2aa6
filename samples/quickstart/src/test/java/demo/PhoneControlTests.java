package demo;

import java.io.IOException;
import java.nio.file.Files;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.openqa.selenium.By;
import org.openqa.selenium.Keys;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.support.ui.Select;

import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Presses every control of the simulator's page: what is shown is written down, what is
 * pressed is crossed out, and at the end nothing may be left.
 */
@SpringBootTest(webEnvironment = WebEnvironment.DEFINED_PORT,
		properties = { "bootx.starter.third.simulator.port=0", "bootx.starter.third.wecom.token=wecomtoken",
				"bootx.starter.third.wecom.encoding-aes-key=0123456789abcdefghijklmnopqrstuvwxyzABCDEFG" })
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class PhoneControlTests extends PhoneBrowserTests {

	/** Names the controls, and keeps those seen and those pressed over reloads. */
	private static final String WATCH = """
			const name = (control) => ['menu', 'chats'].find((place) => control.closest('.' + place))
			  || (control.tagName === 'SUMMARY' && !control.dataset.key ? 'account' : control.dataset.operation || control.dataset.key || control.dataset.role
			  || control.id || control.name || control.className.split(' ').pop() || control.parentNode.className).replace(/-(wx|ww|ding).*|-[cp]?\\d+$/, '');
			// What stands in chats is pressed by the tests of messages.
			const all = 'button, input, select, textarea, summary, a.to-inspector';
			const keep = (list, node) => {
			  const known = new Set(JSON.parse(sessionStorage.getItem(list) || '[]'));
			  known.add((node.closest('.phone') ? 'phone ' : node.closest('dialog') ? 'dialog ' : '') + name(node));
			  sessionStorage.setItem(list, JSON.stringify([...known]));
			};
			const look = () => document.querySelectorAll(all).forEach((node) => node.offsetParent && !node.disabled && !node.closest('.log') && keep('seen', node));
			new MutationObserver(look).observe(document.body, { subtree: true, childList: true, attributes: true });
			const press = (event) => { const node = event.target.closest?.(all); if (node) keep('pressed', node); };
			for (const type of ['click', 'change', 'input', 'keydown']) document.addEventListener(type, press, true);
			look();
			""";

	@BeforeEach
	void openOnce() throws IOException {
		if (!browser.getCurrentUrl().contains(":" + this.simulatorPort)) {
			this.simulator.reset();
			open();
			browser.executeCdpCommand("Page.setInterceptFileChooserDialog", Map.of("enabled", true));
			browser.executeScript(WATCH);
			Files.write(files.resolve("sent.png"), Base64.getDecoder()
				.decode("iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=="));
		}
	}

	@Test
	@Order(1)
	void aNewPersonOfAnAccountIsMade() {
		click(phone(" .new-person"));
		click(By.cssSelector("dialog button:not(.primary)"));
		newPerson("wx00000000quickstA", "oAppletUser");
		newPerson(ACCOUNT, "oFan");
		become("oFan");
		openChat(ACCOUNT);
		press("actions", "follow");
		awaitText(phone(" .log"), "[subscribe]");
	}

	@Test
	@Order(2)
	void aFanDoesEverything() {
		pressAll(".plus", 8);
		pressAll(".actions", 9);
		press("actions", "follow");
		speak(1);
		await(phone(" .log .mine audio[src]"));
	}

	@Test
	@Order(3)
	void theUserOfAMiniProgramDoesEverything() {
		become("oAppletUser");
		openChat("wx00000000quickstA");
		pressAll(".plus", 2);
		pressAll(".actions", 5);
		awaitText(phone(" .log"), "首页");
		assertThat(browser.findElement(phone(" .mic")).isDisplayed()).isFalse();
	}

	@Test
	@Order(4)
	void aColleagueOfWeComDoesEverythingAndTapsTheMenuAsPublished() {
		StringBuilder buttons = new StringBuilder();
		for (String type : List.of("view", "scancode_push", "scancode_waitmsg", "pic_sysphoto", "pic_photo_or_album")) {
			buttons.append(buttons.isEmpty() ? "" : ",")
				.append("{\"type\":\"" + type + "\",\"name\":\"" + type
						+ "\",\"key\":\"k\",\"url\":\"https://e.com\"}");
		}
		wecom("menu/create?agentid=1000002&",
				"{\"button\":[{\"type\":\"click\",\"name\":\"打卡\",\"key\":\"in\"},"
						+ "{\"name\":\"更多\",\"sub_button\":[" + buttons + "]},{\"name\":\"图片\",\"sub_button\":["
						+ "{\"type\":\"pic_weixin\",\"name\":\"相册\",\"key\":\"k\"},"
						+ "{\"type\":\"location_select\",\"name\":\"位置\",\"key\":\"k\"}]}]}");
		click("add-phone");
		become(2, "zhangsan");
		openChat(2, WECOM + "/1000002");
		pressAll(2, ".plus", 7);
		pressAll(2, ".actions", 4);
		click(phone(2, " .menu > button"));
		awaitDone(2);
		List<WebElement> all = browser.findElements(phone(2, " .menu details"));
		assertThat(all).hasSize(2);
		for (int group = 0; group < all.size(); group++) {
			int count = all.get(group).findElements(By.cssSelector("div button")).size();
			for (int button = 1; button <= count; button++) {
				click(phone(2, " .menu details:nth-of-type(" + (group + 1) + ") summary"));
				say(2, "");
				click(phone(2, " .menu details:nth-of-type(" + (group + 1) + ") div button:nth-child(" + button + ")"));
				answer();
				awaitDone(2);
			}
		}
		assertThat(events("click", "view", "scancode_push", "scancode_waitmsg", "pic_sysphoto", "pic_photo_or_album",
				"pic_weixin", "location_select"))
			.isEmpty();
		speak(2);
		await(phone(2, " .log .mine audio[src]"));
	}

	@Test
	@Order(5)
	void aColleagueOfDingTalkDoesEverythingAndJoinsAndLeavesGroups() {
		control("putGroup", of("group", "cidOther").put("name", "别人的群").set("members", array("lisi")));
		click("add-phone");
		become(3, "zhangsan");
		openChat(3, "dingquickstart0002");
		pressAll(3, ".plus", 7);
		pressAll(3, ".actions", 4);
		speak(3);
		await(phone(3, " .log .mine audio[src]"));
		openChat(3, "cidOther");
		assertThat(browser.findElement(phone(3, " .text")).isEnabled()).as("no robot is in it").isFalse();
		pressAll(3, ".actions", 5);
		assertThat(browser.findElements(phone(3, " .chat[data-conversation=cidOther]"))).isEmpty();
		click(phone(3, " .close"));
	}

	@Test
	@Order(6)
	void theAppsAreSwitchedAndTheFirstPhoneWrites() {
		for (String app : List.of("wecom", "dingtalk", "wechat")) {
			click(phone(" .identity [data-key=" + app + "]"));
			assertThat(browser.findElement(phone("")).getAttribute("data-platform")).isEqualTo(app);
		}
		browser.switchTo().activeElement().sendKeys(Keys.ARROW_RIGHT);
		assertThat(browser.switchTo().activeElement().getText()).isEqualTo("企业微信");
		browser.switchTo().activeElement().sendKeys(Keys.ARROW_LEFT);
		become("oFan");
		openChat(ACCOUNT);
		browser.findElement(phone(" .text")).sendKeys("按钮");
		click(phone(" .send"));
		awaitText(phone(" .log"), "收到 2 个字");
		click(phone(" .actions"));
		browser.findElement(phone(" .text")).sendKeys(Keys.ESCAPE);
		assertThat(browser.findElement(phone(" .extra")).isDisplayed()).as("Escape closes the panel").isFalse();
		browser.findElement(phone(" .text")).sendKeys(Keys.ESCAPE);
		assertThat(browser.switchTo().activeElement().getAttribute("class")).as("and then the chat").isEqualTo("chat");
	}

	@Test
	@Order(7)
	void everyViewOfTheInspectorWorks() {
		for (String view : List.of("timeline", "calls", "pushes")) {
			view(view);
			await(By.cssSelector("#view .rows summary"));
			browser.findElement(By.cssSelector("#view [type=search]")).sendKeys("nothing has this", Keys.ENTER);
			awaitText(By.cssSelector("#view .rows"), "还没有");
			browser.findElement(By.cssSelector("#view [type=search]"))
				.sendKeys(Keys.chord(Keys.CONTROL, "a"), Keys.DELETE);
			click(By.cssSelector("#view [type=checkbox]"));
			click(By.cssSelector("#view [type=checkbox]"));
			click(By.cssSelector("#view .rows summary"));
		}
		for (String view : List.of("calls", "pushes")) {
			view(view);
			click(By.cssSelector("#view .rows summary"));
			click(By.cssSelector("#view .rows details[open] [data-operation=copy]"));
			awaitText(By.cssSelector("#view .rows details[open]"), "已复制");
		}
		click(By.cssSelector("#view .rows details[open] [data-operation=resend]"));
		view("calls");
		browser.findElement(By.cssSelector("#view [type=search]")).sendKeys("menu/create");
		click(By.cssSelector("#view .rows summary"));
		awaitText(By.cssSelector("#view .rows details[open]"), "令牌属于 " + WECOM + ":1000002");
		for (String view : List.of("timeline", "calls", "pushes")) {
			view(view);
			click(By.cssSelector("#view [data-key=clear]"));
			awaitText(By.cssSelector("#view .rows"), "还没有");
		}
		view("coverage");
		await(By.cssSelector("#view select option[value=none]"));
		browser.findElement(By.cssSelector("#view [type=search]")).sendKeys("getcallbackip");
		awaitText(By.cssSelector("#view tbody"), "getcallbackip");
		new Select(browser.findElement(By.cssSelector("#view select"))).selectByValue("none");
		awaitText(By.cssSelector("#view .filters .line"), "0 / ");
	}

	@Test
	@Order(8)
	void everyFaultCanBeSet() {
		view("faults");
		await(By.cssSelector("#view .add-fault"));
		Select target = new Select(browser.findElement(By.name("target")));
		Select kind = new Select(browser.findElement(By.name("kind")));
		WebElement value = browser.findElement(By.name("value"));
		browser.findElement(By.name("times")).sendKeys(Keys.chord(Keys.CONTROL, "a"), "2");
		click(By.cssSelector("#view form summary"));
		new Select(browser.findElement(By.name("account"))).selectByValue(WECOM + ":1000002");
		Map<String, String> when = Map.of("field", "a.b", "equals", "c", "nth", "2", "probability", "0.5", "seed", "7");
		when.forEach((name, text) -> browser.findElement(By.name(name)).sendKeys(text));
		for (String each : List.of("calls", "pushes")) {
			target.selectByValue(each);
			assertThat(browser.findElement(By.name("path")).getAttribute("value"))
				.isEqualTo(each.equals("calls") ? "/cgi-bin/message/template/send" : "/wechat/portal");
			browser.findElement(By.name("path")).sendKeys(" ");
			for (WebElement option : kind.getOptions()) {
				int before = browser.findElements(By.cssSelector("#view .plain code")).size();
				option.click();
				if (value.isEnabled()) {
					value.sendKeys(Keys.chord(Keys.CONTROL, "a"), "500");
				}
				click(By.className("add-fault"));
				await(By.cssSelector("#view .plain li:nth-child(" + (before + 1) + ") code"));
			}
		}
		assertThat(browser.findElement(By.cssSelector("#view .plain code")).getText()).contains("\"errcode\":\"500\"",
				"\"account\":\"" + WECOM + ":1000002\"", "\"equals\":\"c\"", "\"nth\":2", "\"seed\":7");
		click(By.className("end-faults"));
		awaitText(By.cssSelector("#view .plain"), "没有故障");
	}

	@Test
	@Order(9)
	void everythingOfTheConsoleWorksAndTheReleaseCheckShowsEachStep() {
		view("console");
		pressInConsole("ticket-wx00000000quickstC", "HTTP 200");
		pressInConsole("authorize-wxcustomer0000001", "好了");
		pressInConsole("unauthorize-wxcustomer0000001", "HTTP 200");
		new Select(browser.findElement(By.cssSelector("#view [data-key=release-group]"))).selectByValue("2");
		pressInConsole("release-wx00000000quickstC", "通过");
		assertThat(browser.findElements(By.cssSelector("#view .steps li.passed"))).hasSize(9);
		assertThat(browser.findElement(By.cssSelector("#view .steps")).getText()).contains("wx9252c5e0bb1836fc",
				"QUERY_AUTH_CODE", "component_verify_ticket");
		for (String account : List.of(ACCOUNT, WECOM + ":1000002", "dingquickstart0001")) {
			pressInConsole("verify-" + account, "通过");
			pressInConsole("expire-" + account, "好了");
			pressInConsole("revoke-" + account, "好了");
		}
		for (String key : List.of("PT1H", "PT2H", "PT24H", "factor-0", "factor-60", "factor-1")) {
			pressInConsole(key, "好了");
		}
		click(By.cssSelector("#view summary"));
		pressInConsole("reset-wxcustomer0000001", "好了");
	}

	@Test
	@Order(10)
	void aNarrowWindowLeadsToTheInspectorAndTheLanguageFollowsTheBrowser() {
		browser.executeCdpCommand("Emulation.setDeviceMetricsOverride",
				Map.of("width", 390, "height", 844, "deviceScaleFactor", 1, "mobile", true));
		assertThat(browser.executeScript("return document.documentElement.scrollWidth")).isEqualTo(390L);
		picture("narrow.png");
		click(By.className("to-inspector"));
		assertThat(browser.switchTo().activeElement().getAttribute("id")).isEqualTo("inspector");
		browser.executeCdpCommand("Emulation.clearDeviceMetricsOverride", Map.of());
		view("console");
		pressInConsole("resetAll", "好了");
		for (String[] language : new String[][] { { "en-GB", "Platform simulator" }, { "zh-TW", "平台模拟器" } }) {
			browser.executeCdpCommand("Emulation.setUserAgentOverride",
					Map.of("userAgent", "test", "acceptLanguage", language[0]));
			browser.executeScript("localStorage.clear()");
			browser.navigate().refresh();
			awaitText(By.tagName("h1"), language[1]);
		}
		new Select(browser.findElement(By.id("language"))).selectByValue("en");
		awaitText(By.tagName("h1"), "Platform simulator");
		browser.executeScript(WATCH);
		new Select(browser.findElement(By.id("language"))).selectByValue("zh");
	}

	@Test
	@Order(11)
	@SuppressWarnings("unchecked")
	void nothingWasLeftUnpressed() {
		String read = "return JSON.parse(sessionStorage.getItem(arguments[0]))";
		TreeSet<String> left = new TreeSet<>((List<String>) browser.executeScript(read, "seen"));
		assertThat(left).hasSizeGreaterThan(80);
		left.removeAll((List<String>) browser.executeScript(read, "pressed"));
		assertThat(left).as("controls that no test presses").isEmpty();
	}

	private static void pressInConsole(String key, String outcome) {
		browser.executeScript("document.querySelector('#view .status').textContent = ''");
		click(By.cssSelector("#view [data-key='" + key + "']"));
		awaitText(By.cssSelector("#view .status"), outcome);
	}

	private List<String> events(String... names) {
		String pushed = control("listPushes", JsonNodeFactory.instance.objectNode()).toString();
		return List.of(names).stream().filter((name) -> !pushed.contains("<Event><![CDATA[" + name + "]]>")).toList();
	}

	private static void newPerson(String account, String id) {
		click(phone(" .new-person"));
		new Select(browser.findElement(By.cssSelector("dialog [name=account]"))).selectByValue(account);
		browser.findElement(By.cssSelector("dialog [name=id]")).sendKeys(id);
		click(By.cssSelector("dialog [data-role=ok]"));
		await(phone(" .who option[value='" + account + " " + id + "']"));
	}

}
