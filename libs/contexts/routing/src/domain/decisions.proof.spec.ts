import '../ten-thousand-runs';
import './decide.property.spec';
import './serving.property.spec';
import './forecast.property.spec';
