package cn.bootx.starter.core.robot;

import org.junit.jupiter.api.Test;

import cn.bootx.starter.core.store.InMemoryRecordStore;
import cn.bootx.starter.core.store.RecordStore;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class RobotRecordsTests {

	private final InMemoryRecordStore store = new InMemoryRecordStore();

	private final RobotRecords robots = new RobotRecords(this.store, RobotKinds.WECOM);

	@Test
	void keepsRobotsUnderTheirCode() {
		this.robots.insert(robot("a", "1"));
		this.robots.save(robot("a", "2"));
		assertThat(this.robots.find("a")).contains(robot("a", "2"));
		assertThat(this.store.find(RobotKinds.WECOM.collection(), "a")).isPresent();
		assertThat(this.robots.delete("a")).isTrue();
		assertThat(this.robots.delete("a")).isFalse();
		assertThat(this.robots.find("a")).isEmpty();
	}

	@Test
	void refusesACodeThatIsTaken() {
		this.robots.insert(robot("a", "1"));
		assertThatExceptionOfType(RecordStore.ConflictException.class)
			.isThrownBy(() -> this.robots.insert(robot("a", "2")));
		assertThat(this.robots.find("a")).contains(robot("a", "1"));
	}

	@Test
	void aCodeThatNoStoreTakesHasNothing() {
		assertThat(this.robots.find("")).isEmpty();
		assertThat(this.robots.find("x".repeat(RecordStore.MAX_ID_LENGTH + 1))).isEmpty();
	}

	@Test
	void listsMoreThanAPageInOrder() {
		for (int i = 450; i > 0; i--) {
			this.robots.insert(robot("%03d".formatted(i), "x"));
		}
		assertThat(this.robots.all()).hasSize(450)
			.extracting(Robot.Stored::code)
			.isSorted()
			.startsWith("001")
			.endsWith("450");
	}

	private static Robot.Stored robot(String code, String key) {
		return new Robot.Stored(code, Robot.Settings.ofKey(key), null, null);
	}

}
