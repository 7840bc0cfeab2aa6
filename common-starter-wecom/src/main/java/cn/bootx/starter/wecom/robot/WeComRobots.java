package cn.bootx.starter.wecom.robot;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

import cn.bootx.starter.core.client.ErrorCategory;
import cn.bootx.starter.core.client.ErrorVerdict;
import cn.bootx.starter.core.client.Platform;
import cn.bootx.starter.core.client.PlatformException;
import cn.bootx.starter.core.config.InvalidConfigurationException;
import cn.bootx.starter.core.store.CodedRecords;
import cn.bootx.starter.core.store.RecordStore;

/**
 * The robots by code: those of the properties, and those of the {@link RecordStore}
 * collection {@value #COLLECTION}, which are looked up for each message so that all nodes
 * see a change at once. Both are sent to by the same senders; a configured robot wins.
 *
 * @since 0.1.0
 */
public final class WeComRobots {

	/**
	 * Collection of the stored robots; a document has the members of
	 * {@link RobotSettings}, and {@code name} and {@code remark}.
	 */
	public static final String COLLECTION = "wecom-robots";

	private static final String PREFIX = "bootx.starter.third.wecom.robots.";

	private static final String STORED = "stored robot ";

	private final Map<String, WeComRobot> configured = new LinkedHashMap<>();

	private final WebhookAddresses addresses;

	private final CodedRecords<WeComRobotRecord> records;

	/**
	 * Checks the configured robots.
	 * @throws InvalidConfigurationException if one of them cannot work
	 */
	public WeComRobots(Map<String, RobotSettings> configured, WebhookAddresses addresses, RecordStore records) {
		configured.forEach((code, settings) -> this.configured.put(code, addresses.robot(PREFIX + code, settings)));
		this.addresses = addresses;
		this.records = WeComRobotStore.of(records);
	}

	/**
	 * The robot of that code; a configured one wins over a stored one.
	 * @throws PlatformException if there is none, or the stored one cannot work
	 */
	public WeComRobot robot(String code) {
		WeComRobot robot = this.configured.get(code);
		return (robot != null) ? robot
				: stored(code).orElseThrow(
						() -> failure(ErrorCategory.NOT_FOUND, "unknown-robot", "no robot has the code '" + code + "'",
								"write " + PREFIX + code + ".key, or store it in the collection " + COLLECTION));
	}

	/**
	 * Stores a robot for all nodes; one of the same code is replaced.
	 * @param code up to {@value RecordStore#MAX_ID_LENGTH} characters
	 * @throws InvalidConfigurationException if the robot cannot work, or the properties
	 * have one of that code, which would win
	 */
	public void save(String code, RobotSettings settings) {
		WeComRobotRecord record = new WeComRobotRecord(code, settings, null, null);
		check(record);
		this.records.save(record);
	}

	/**
	 * Takes a stored robot out.
	 * @return whether there was one
	 */
	public boolean delete(String code) {
		return this.records.delete(code);
	}

	/** The stored robots with what people write about them. */
	public CodedRecords<WeComRobotRecord> stored() {
		return this.records;
	}

	/** Whether the properties have a robot of that code. */
	public boolean isConfigured(String code) {
		return this.configured.containsKey(code);
	}

	/**
	 * Checks a robot before it is stored.
	 * @throws InvalidConfigurationException if the robot cannot work, or the properties
	 * have one of that code, which would win
	 */
	public void check(WeComRobotRecord record) {
		if (isConfigured(record.code())) {
			throw new InvalidConfigurationException(PREFIX + record.code(),
					"the properties have a robot of that code already", "Store the robot under another code.");
		}
		this.addresses.robot(STORED + record.code(), record.settings());
	}

	private Optional<WeComRobot> stored(String code) {
		return this.records.find(code).map((record) -> {
			try {
				return this.addresses.robot(STORED + code, record.settings());
			}
			catch (InvalidConfigurationException ex) {
				throw failure(ErrorCategory.INVALID_ARGUMENT, "invalid-robot",
						"the stored robot '" + code + "' cannot work: " + ex.problem(), ex.remedy());
			}
		});
	}

	private static PlatformException failure(ErrorCategory category, String code, String problem, String hint) {
		return PlatformException.of(Platform.WECOM, WeComRobotNoticeSender.SEND)
			.code(code)
			.message(problem)
			.verdict(ErrorVerdict.of(category, hint))
			.build();
	}

}
