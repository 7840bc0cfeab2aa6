package cn.bootx.starter.integration.architecture;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.core.importer.Location;

/**
 * Leaves out what only tests have on their class path.
 */
final class OnlyPublished implements ImportOption {

	private final ImportOption noTests = new ImportOption.DoNotIncludeTests();

	@Override
	public boolean includes(Location location) {
		return this.noTests.includes(location) && !location.contains("/cn/bootx/starter/testing/");
	}

}
