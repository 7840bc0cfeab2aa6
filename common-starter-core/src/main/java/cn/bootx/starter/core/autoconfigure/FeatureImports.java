package cn.bootx.starter.core.autoconfigure;

import java.util.stream.Stream;

import org.springframework.context.annotation.ImportSelector;
import org.springframework.core.type.AnnotationMetadata;
import org.springframework.util.ClassUtils;

/** The classes that {@link ImportFeatures} names. */
final class FeatureImports implements ImportSelector {

	@Override
	public String[] selectImports(AnnotationMetadata importing) {
		String autoconfigure = ClassUtils.getPackageName(importing.getClassName());
		String platform = ClassUtils.getPackageName(autoconfigure);
		return Stream.of(importing.getAnnotations().get(ImportFeatures.class).getStringArray("value"))
			.map((name) -> platform + "." + name)
			.toArray(String[]::new);
	}

}
