package cn.bootx.starter.core.robot;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

import okhttp3.HttpUrl;
import org.junit.jupiter.api.Test;

import cn.bootx.starter.core.client.ErrorCategory;
import cn.bootx.starter.core.client.PlatformException;
import cn.bootx.starter.core.config.InvalidConfigurationException;
import cn.bootx.starter.core.store.InMemoryRecordStore;
import cn.bootx.starter.core.store.RecordStore;
import cn.bootx.starter.core.store.StoreUnavailableException;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class RobotRegistryTests {

	private static final HttpUrl BASE = HttpUrl.get("https://qyapi.weixin.qq.com");

	private final InMemoryRecordStore records = new InMemoryRecordStore();

	private final RobotRegistry robots = robots(this.records);

	@Test
	void aConfiguredRobotWinsOverAStoredOne() {
		this.records.insert("robots", "ops", "{\"key\":\"stored\"}");
		assertThat(this.robots.require("ops").key()).isEqualTo("configured");
	}

	@Test
	void aStoredRobotIsFoundByAllNodesAtOnce() {
		RobotRegistry other = robots(this.records);
		this.robots.save("night", Robot.Settings.ofKey("k1").signedWith("SECabc"));
		assertThat(other.require("night")).extracting(Robot::key, Robot::secret).containsExactly("k1", "SECabc");
		assertThat(this.records.find("robots", "night").orElseThrow().json())
			.isEqualTo("{\"key\":\"k1\",\"secret\":\"SECabc\"}");
		assertThat(other.delete("night")).isTrue();
		assertThat(other.delete("night")).isFalse();
		assertThat(this.robots.find("night")).isEmpty();
	}

	@Test
	void anUnknownRobotIsNotFoundAndTheMessageNamesWhatExists() {
		this.robots.save("night", Robot.Settings.ofKey("k1"));
		failure("opps", (ex) -> {
			assertThat(ex.category()).isEqualTo(ErrorCategory.NOT_FOUND);
			assertThat(ex.code()).isEqualTo("unknown-robot");
			assertThat(ex).hasMessageContaining("no robot 'opps'").hasMessageContaining("[night, ops]");
			assertThat(ex.hint().orElseThrow()).contains("bootx.starter.third.wecom.robots.opps.key");
		});
		failure("", (ex) -> assertThat(ex.category()).isEqualTo(ErrorCategory.NOT_FOUND));
	}

	@Test
	void whatThisNodeGetsToKnowIsReportedAsItsProperties() {
		this.records.insert("robots", "old", "{\"key\":\"k0\",\"remark\":null}");
		List<String> reports = new ArrayList<>();
		this.robots.reportTo((property, values) -> reports.add(property + values));
		this.robots.save("night", Robot.Settings.ofKey("k1"));
		robots(this.records).save("other", Robot.Settings.ofKey("k2").signedWith("SEC"));
		this.robots.find("other");
		this.robots.delete("night");
		robots(this.records).delete("other");
		this.robots.find("other");
		String place = "bootx.starter.third.wecom.robots.";
		assertThat(reports).containsExactly(place + "old{key=k0}", place + "night{key=k1}",
				place + "other{key=k2, secret=SEC}", place + "night{}", place + "other{}");
	}

	@Test
	void aStoreThatIsAwaySaysNothingOfItsRobots() {
		RobotRegistry away = robots(new UnavailableStore());
		List<String> reports = new ArrayList<>();
		away.reportTo((property, values) -> reports.add(property));
		assertThatExceptionOfType(StoreUnavailableException.class).isThrownBy(() -> away.find("night"));
		assertThat(reports).isEmpty();
	}

	@Test
	void aRobotThatCannotWorkIsNotStored() {
		refused("ops", Robot.Settings.ofKey("k1"), "have a robot of that code already");
		refused("bad", Robot.Settings.ofWebhook("https://10.0.0.1/cgi-bin/webhook/send?key=k"), "10.0.0.1");
		refused("bad", Robot.Settings.ofKey("https://qyapi.weixin.qq.com/cgi-bin/webhook/send?key=k"), "whole address");
		assertThat(this.records.count("robots")).isZero();
	}

	@Test
	void aStoredRobotThatCannotWorkIsTheCallersMistake() {
		this.records.insert("robots", "bad", "{\"webhook\":\"https://evil.example/cgi-bin/webhook/send?key=s3cret\"}");
		failure("bad", (ex) -> {
			assertThat(ex.category()).isEqualTo(ErrorCategory.INVALID_ARGUMENT);
			assertThat(ex).hasMessageContaining("evil.example").hasMessageNotContaining("s3cret");
			assertThat(ex.hint().orElseThrow()).contains("robot.allowed-hosts");
		});
	}

	@Test
	void aConfiguredRobotNeedsNoStoreAndOthersFailAsTransient() {
		RobotRegistry away = robots(new UnavailableStore());
		assertThat(away.require("ops").key()).isEqualTo("configured");
		assertThatExceptionOfType(PlatformException.class).isThrownBy(() -> away.require("night"))
			.matches((ex) -> ex.category() == ErrorCategory.TRANSIENT && ex.retryable());
	}

	@Test
	void aHostMayKeepItsRobotsElsewhere() {
		RobotRegistry own = new RobotRegistry(RobotKinds.WECOM, BASE, List.of(), Map.of(), this.records) {

			@Override
			public Optional<Robot> find(String code) {
				return Optional.of(new Robot(code, HttpUrl.get("https://example.com"), "k", null));
			}

		};
		assertThat(own.require("any").code()).isEqualTo("any");
	}

	private void failure(String code, Consumer<PlatformException> requirements) {
		assertThatExceptionOfType(PlatformException.class).isThrownBy(() -> this.robots.require(code))
			.satisfies(requirements);
	}

	private void refused(String code, Robot.Settings settings, String problem) {
		assertThatExceptionOfType(InvalidConfigurationException.class)
			.isThrownBy(() -> this.robots.save(code, settings))
			.withMessageContaining(problem);
	}

	private static RobotRegistry robots(RecordStore records) {
		return new RobotRegistry(RobotKinds.WECOM, BASE, List.of(), Map.of("ops", Robot.Settings.ofKey("configured")),
				records);
	}

	private static final class UnavailableStore implements RecordStore {

		@Override
		public String name() {
			return "away";
		}

		@Override
		public Optional<RecordStore.Document> find(String collection, String id) {
			throw unavailable();
		}

		@Override
		public RecordStore.Document insert(String collection, String id, String json) {
			throw unavailable();
		}

		@Override
		public RecordStore.Document update(RecordStore.Document record) {
			throw unavailable();
		}

		@Override
		public boolean delete(String collection, String id) {
			throw unavailable();
		}

		@Override
		public RecordStore.Page list(String collection, String afterId, int limit) {
			throw unavailable();
		}

		@Override
		public long count(String collection) {
			throw unavailable();
		}

		private static StoreUnavailableException unavailable() {
			return new StoreUnavailableException("away", "find", new IllegalStateException());
		}

	}

}
